using System.Globalization;
using Throughline.Breakdown.Schedule;
using Throughline.Ledger;
using Throughline.Studio.Stories;

namespace Throughline.Studio.Schedules;

/// <summary>The strip board of a production, every version of it; each change is an entry of the record.</summary>
public sealed class ScheduleStore
{
    private const string Name = "schedule";

    private readonly StoryStore _story;

    internal ScheduleStore(StoryStore story) => _story = story;

    /// <summary>The board of now.</summary>
    /// <exception cref="StudioException">What is kept is damaged.</exception>
    public async Task<KeptBoard> ReadAsync(CancellationToken cancel = default) =>
        await _story.FindAsync(Name, cancel) is { } kept ? Of(kept) : KeptBoard.None;

    /// <summary>Changes the board of now, whoever changed it in between.</summary>
    /// <param name="use">What was done, as the record says it: <c>scene 12 to day 3</c>.</param>
    /// <param name="change">Gives the new board; null when what it is about is gone, and then nothing is kept.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The new board, or null.</returns>
    public Task<KeptBoard?> ChangeAsync(string use, Func<StripBoard, StripBoard?> change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return WriteAsync(
            now =>
            {
                var board = change(now.Board);
                return Task.FromResult(board is null ? ((string, string)?)null : (use, ReferenceEquals(board, now.Board) ? "" : StripBoardJson.Write(board, now.Version)));
            },
            cancel);
    }

    /// <summary>Takes the last change back that was not taken back yet. Nothing is lost: what was taken back stays an older version.</summary>
    /// <returns>The board as it was, or null when there is nothing to take back.</returns>
    /// <exception cref="StudioException">What the board was before was erased.</exception>
    public Task<KeptBoard?> UndoAsync(CancellationToken cancel = default) => WriteAsync(
        async now => now.Before is not { } before ? null
            : (string.Create(CultureInfo.InvariantCulture, $"schedule as in version {before}"), before == 0
                ? StripBoardJson.Write(StripBoard.Empty with { Next = now.Board.Next }, 0)
                : (await _story.VersionsAsync(Name, cancel)).FirstOrDefault(version => version.Version == before)?.Text ?? throw new StudioException("What the board was before was erased.")),
        cancel);

    // What is written is made of the board of now. An empty text leaves it as it is.
    private async Task<KeptBoard?> WriteAsync(Func<KeptBoard, Task<(string Use, string Text)?>> make, CancellationToken cancel)
    {
        var gone = false;
        await _story.ChangeAsync(
            Name,
            Name,
            Origin.Human,
            async latest =>
            {
                var made = await make(latest is null ? KeptBoard.None : Of(latest));
                gone = made is null;
                return made is { Text.Length: > 0 } ? made : null;
            },
            cancel);
        return gone ? null : await ReadAsync(cancel);
    }

    private static KeptBoard Of(StoryDocument kept)
    {
        if (kept.Text is null)
            return KeptBoard.None with { Version = kept.Version };
        try
        {
            var (board, before) = StripBoardJson.Read(kept.Text);
            return new KeptBoard(kept.Version, board, before == 0 && board.Days.IsEmpty ? null : before, kept.Person, kept.Made);
        }
        catch (FormatException failure)
        {
            throw new StudioException(failure.Message, failure);
        }
    }
}
