namespace Throughline.Web.Tests.Pages;

[CollectionDefinition(nameof(StudioBrowser))]
public sealed class OneBrowser : ICollectionFixture<StudioBrowser>;

/// <summary>What is timed is tried when nothing else is.</summary>
[CollectionDefinition(nameof(TimedAlone), DisableParallelization = true)]
public sealed class TimedAlone : ICollectionFixture<StudioBrowser>;
