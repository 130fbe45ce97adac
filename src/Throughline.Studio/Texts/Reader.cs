namespace Throughline.Studio.Texts;

/// <summary>Somebody for whom private texts can be sealed.</summary>
/// <param name="Person">Their name.</param>
/// <param name="PublicKey">Their <see cref="Credentials.PersonKey.PublicKey"/>.</param>
public sealed record Reader(string Person, string PublicKey);
