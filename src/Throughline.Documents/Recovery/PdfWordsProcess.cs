using System.Diagnostics;
using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Exceptions;

namespace Throughline.Documents.Recovery;

/// <summary>
/// Takes the words out of a PDF in a process of its own. A hostile file can make the reader overflow its stack, run for ever or
/// fill the memory, and nothing inside a process guards it against all three.
/// </summary>
public static class PdfWordsProcess
{
    /// <summary>How long a file may take: a thousand pages take five seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>How much memory the other process may use for objects, in bytes.</summary>
    public const long MostMemory = 640L << 20;

    private const byte Words = 0;
    private const byte Refused = 1;

    /// <summary>The words of a file.</summary>
    /// <param name="program">Starts a process that calls <see cref="Serve"/> with its standard input and output.</param>
    /// <param name="pdf">The whole file.</param>
    /// <param name="longest">After this the process is ended.</param>
    /// <exception cref="UnreadablePdfException">The file is damaged, locked, or too much; the message says which.</exception>
    public static PdfText Read(ProcessStartInfo program, byte[] pdf, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(pdf);
        program.RedirectStandardInput = program.RedirectStandardOutput = program.RedirectStandardError = true;
        program.UseShellExecute = false;
        program.Environment["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("X", CultureInfo.InvariantCulture);
        program.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(program) ?? throw new UnreadablePdfException("could not be read: no process could be started for it");
        // A process that dies tells its whole stack; nobody needs it, but it must be taken.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var feeding = Task.Run(() => Feed(process, pdf));
        var answer = Task.Run(() => Answer(process.StandardOutput.BaseStream));
        if (!answer.Wait(longest))
        {
            process.Kill();
            Task.WaitAll(feeding, answer.ContinueWith(static _ => { }, TaskScheduler.Default));
            throw new UnreadablePdfException(string.Create(CultureInfo.InvariantCulture, $"took longer than {longest.TotalSeconds:0.#} seconds to read and was given up: it is damaged or made to do so"));
        }

        feeding.Wait();
        process.Kill();
        return answer.Result.Words ?? throw new UnreadablePdfException(answer.Result.Refusal ?? "is damaged in a way that its reader does not survive");
    }

    /// <summary>The other side: reads a file from <paramref name="input"/> and answers on <paramref name="output"/>.</summary>
    public static void Serve(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var answer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        string refusal;
        try
        {
            using var whole = new MemoryStream();
            input.CopyTo(whole);
            var text = PdfExtraction.Read(whole.ToArray());
            using var words = new MemoryStream();
            using (var writer = new BinaryWriter(words, new UTF8Encoding(false, throwOnInvalidBytes: false), leaveOpen: true))
                PdfTextBytes.Write(text, writer);
            answer.Write(Words);
            answer.Write(words.GetBuffer(), 0, (int)words.Length);
            return;
        }
        // PdfPig throws whatever its inner workings throw; this process was made to end with it.
        catch (Exception failure)
        {
            refusal = Sentence(failure);
        }

        answer.Write(Refused);
        answer.Write(refusal);
    }

    private static string Sentence(Exception failure) => failure switch
    {
        OutOfMemoryException or { InnerException: OutOfMemoryException } => $"takes more than {MostMemory >> 20} MB of memory to read: it is damaged, made to do so, or full of pictures",
        PdfDocumentEncryptedException => "is locked with a password, or in a way that is not known",
        InvalidDataException => failure.Message,
        _ => $"is damaged, or no PDF: {failure.Message.TrimEnd('.')}",
    };

    private static void Feed(Process process, byte[] pdf)
    {
        try
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(pdf);
        }
        catch (IOException)
        {
            // It ended before it took all; its answer, or the lack of one, says why.
        }
    }

    private static (PdfText? Words, string? Refusal) Answer(Stream output)
    {
        try
        {
            using var answer = new BinaryReader(new BufferedStream(output, 1 << 16), Encoding.UTF8);
            return answer.ReadByte() == Words ? (PdfTextBytes.Read(answer), null) : (null, answer.ReadString());
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException or IOException)
        {
            return (null, null);
        }
    }
}
