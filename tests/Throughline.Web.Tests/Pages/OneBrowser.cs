namespace Throughline.Web.Tests.Pages;

[CollectionDefinition(nameof(StudioBrowser))]
public sealed class OneBrowser : ICollectionFixture<StudioBrowser>;
