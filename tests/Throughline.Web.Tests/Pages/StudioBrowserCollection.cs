namespace Throughline.Web.Tests.Pages;

[CollectionDefinition(nameof(StudioBrowser))]
public sealed class StudioBrowserCollection : ICollectionFixture<StudioBrowser>;
