namespace Throughline.Text;

/// <summary>How a file's bytes stand for characters.</summary>
public enum SourceEncoding
{
    /// <summary>UTF-8. Bytes that are not valid are kept as lone surrogates U+DC80 to U+DCFF and written back as they were.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252, which contains the printable part of Latin-1. Its five unassigned bytes are kept as C1 controls.</summary>
    Windows1252,
}
