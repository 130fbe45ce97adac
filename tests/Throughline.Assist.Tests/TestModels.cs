using Throughline.Assist.Models;
using Throughline.Ledger;

namespace Throughline.Assist.Tests;

/// <summary>Models as a person would set them up.</summary>
internal static class TestModels
{
    public static ModelEndpoint Local(Uri address) => new() { Name = "shed", Provider = ProviderKind.Compatible, Model = "test-model", Address = address, Class = EndpointClass.Local };

    public static ModelEndpoint Public(Uri address) => Local(address) with { Name = "cloud", Class = EndpointClass.Public, KeyName = "CLOUD_KEY", Price = new ModelPrice(10, 20, "USD", new DateOnly(2026, 1, 1)) };
}
