using Throughline.Studio.Tests;

namespace Throughline.Web.Tests.People;

/// <summary>One PostgreSQL for all tests of a team; each has a database of its own.</summary>
[CollectionDefinition(nameof(OnePostgres))]
public sealed class OnePostgres : ICollectionFixture<PostgresServer>;
