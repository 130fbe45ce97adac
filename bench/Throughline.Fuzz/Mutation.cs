namespace Throughline.Fuzz;

/// <summary>Damages a file in a way that its seed decides.</summary>
internal static class Mutation
{
    private static readonly byte[][] Tokens =
    [
        "[["u8.ToArray(), "]]"u8.ToArray(), "/*"u8.ToArray(), "*/"u8.ToArray(), "\n\n"u8.ToArray(), "\r\n"u8.ToArray(), "INT. "u8.ToArray(), "***"u8.ToArray(), "\\"u8.ToArray(), "^"u8.ToArray(),
        "<Paragraph Type=\"Action\"><Text>"u8.ToArray(), "</Text></Paragraph>"u8.ToArray(), "<DualDialogue>"u8.ToArray(), "<OmittedScene>"u8.ToArray(), "&#0;"u8.ToArray(), "&amp;"u8.ToArray(), "&lol;"u8.ToArray(),
        "<!DOCTYPE x [<!ENTITY lol \"lol\">]>"u8.ToArray(), "<![CDATA["u8.ToArray(), "]]>"u8.ToArray(), "Range=\"0,99999999\""u8.ToArray(), "Number=\"-1\""u8.ToArray(), "\uFEFF"u8.ToArray(), [0xFF, 0xFE], [0], [0xC3], [0xED, 0xA0, 0x80],
    ];

    /// <summary>One to eight changes: bits, bytes, tokens, runs taken out, doubled or moved, the end cut off.</summary>
    public static byte[] Of(byte[] original, IReadOnlyList<byte[]> others, Random random)
    {
        var bytes = new List<byte>(original);
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 12)), bytes.Count - at);
            switch (random.Next(9))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 5:
                    var run = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), run);
                    break;
                case 6 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 7:
                    bytes.InsertRange(at, Enumerable.Repeat(Tokens[random.Next(Tokens.Length)], random.Next(1, 200)).SelectMany(t => t));
                    break;
                default:
                    var other = others[random.Next(others.Count)];
                    var from = random.Next(other.Length + 1);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
