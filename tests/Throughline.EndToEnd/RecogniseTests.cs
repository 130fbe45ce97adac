using System.Text;

namespace Throughline.EndToEnd;

public sealed class RecogniseTests
{
    [Fact]
    public async Task Every_line_of_the_file_has_one_line_of_output()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.txt", "INT. KITCHEN - DAY\r\n\r\nRain on the roof.\r\r               ANNA\n          You are late.\n");

        var outcome = await CommandLine.Run("recognise", script, "--lines");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("S\tINT. KITCHEN - DAY\n\nN\tRain on the roof.\n\nC\t               ANNA\nD\t          You are late.\n", outcome.Out);
    }

    [Fact]
    public async Task No_byte_of_a_file_adds_a_line_or_commands_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var bytes = new byte[20_000];
        random.NextBytes(bytes);
        bytes = [.. "INT. ROOM\n"u8, .. bytes.Where(b => b != 0), .. "\u001b[2J\u2028\u2029\u0085\u202E\nend"u8];
        File.WriteAllBytes(folder["a.txt"], bytes);
        var text = Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

        var outcome = await CommandLine.Run("recognise", folder["a.txt"], "--lines");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(text.Count(c => c == '\n') + 1, outcome.Out.Count(c => c == '\n'));
        Assert.DoesNotContain(outcome.Out, c => char.IsControl(c) && c is not ('\n' or '\t') || c is '\u2028' or '\u2029' or '\u202E');
    }
}
