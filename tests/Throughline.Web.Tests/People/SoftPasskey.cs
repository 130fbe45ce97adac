using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Throughline.Web.Tests.People;

/// <summary>An authenticator in memory: makes a passkey (ES256, no attestation) and answers with it, as WebAuthn level 3 lays it down.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _owner = "";
    private uint _counter;

    /// <summary>Set to sign with another key than the one that was made known.</summary>
    public bool Forges { get; set; }

    /// <summary>The passkey, made for what a studio asked.</summary>
    public JsonElement Make(JsonElement options, string origin)
    {
        _owner = options.GetProperty("user").GetProperty("id").GetString()!;
        var clientData = ClientData("webauthn.create", options, origin);
        var data = new MemoryStream();
        data.Write(Data(options.GetProperty("rp").GetProperty("id").GetString()!, 0x45));
        data.Write(new byte[16]);
        data.Write([(byte)(_id.Length >> 8), (byte)_id.Length]);
        data.Write(_id);
        data.Write(PublicKey());
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(data.ToArray());
        attestation.WriteEndMap();
        return Credential(new { clientDataJSON = Base64Url.EncodeToString(clientData), attestationObject = Base64Url.EncodeToString(attestation.Encode()), transports = new[] { "internal" } });
    }

    /// <summary>Its answer to what a studio asked.</summary>
    public JsonElement Answer(JsonElement options, string origin)
    {
        var clientData = ClientData("webauthn.get", options, origin);
        var data = Data(options.GetProperty("rpId").GetString()!, 0x05);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = (Forges ? other : _key).SignData([.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Base64Url.EncodeToString(clientData), authenticatorData = Base64Url.EncodeToString(data), signature = Base64Url.EncodeToString(signature), userHandle = _owner });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] ClientData(string type, JsonElement options, string origin) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private byte[] Data(string host, byte flags)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(host), data);
        data[32] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), ++_counter);
        return data;
    }

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var key = new CborWriter(CborConformanceMode.Ctap2Canonical);
        key.WriteStartMap(5);
        key.WriteInt32(1);
        key.WriteInt32(2);
        key.WriteInt32(3);
        key.WriteInt32(-7);
        key.WriteInt32(-1);
        key.WriteInt32(1);
        key.WriteInt32(-2);
        key.WriteByteString(point.X!);
        key.WriteInt32(-3);
        key.WriteByteString(point.Y!);
        key.WriteEndMap();
        return key.Encode();
    }

    private JsonElement Credential(object response) => JsonSerializer.SerializeToElement(new
    {
        id = Base64Url.EncodeToString(_id), rawId = Base64Url.EncodeToString(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response,
    });
}
