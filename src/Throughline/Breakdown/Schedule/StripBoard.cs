using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Breakdown.Schedule;

/// <summary>
/// The strip board: which scene is shot on which day, in what order, with banners between. Scenes are known by the identity of
/// their heading, so the board outlives drafts. A scene that is on no day lies in the boneyard, which is not kept: it is what is left.
/// Every change gives a new board, or null when what it is about is no longer there.
/// </summary>
/// <param name="Days">In the order of shooting.</param>
/// <param name="Next">The number of the next day or banner; none is given twice.</param>
public sealed record StripBoard(ImmutableArray<BoardDay> Days, int Next)
{
    /// <summary>A board without days.</summary>
    public static readonly StripBoard Empty = new([], 1);

    /// <summary>The longest text of a banner.</summary>
    public const int LongestBanner = 200;

    /// <summary>The strips that have a day.</summary>
    public IEnumerable<Strip> Strips => Days.SelectMany(day => day.Strips);

    /// <summary>The day of a strip; null for one in the boneyard.</summary>
    public BoardDay? DayOf(string strip) => Days.FirstOrDefault(day => day.Strips.Any(one => one.Id == strip));

    /// <summary>Puts a scene's strip, or a banner that is there, on a day, from wherever it was.</summary>
    /// <param name="strip">The strip.</param>
    /// <param name="day">The day; null takes it off the board.</param>
    /// <param name="before">The strip that it goes before; null for the end of the day.</param>
    public StripBoard? Place(Strip strip, string? day, string? before = null)
    {
        ArgumentNullException.ThrowIfNull(strip);
        if (strip.IsBanner && DayOf(strip.Id) is null)
            return null;
        var kept = strip.IsBanner ? Strips.First(one => one.Id == strip.Id) : strip;
        if (before == strip.Id)
            return DayOf(strip.Id)?.Id == day ? this : null;
        var without = this with { Days = [.. Days.Select(one => one with { Strips = one.Strips.RemoveAll(it => it.Id == strip.Id) })] };
        return day is null ? without : without.Insert(day, before, kept);
    }

    /// <summary>Adds a day with nothing on it, before another or at the end.</summary>
    public StripBoard? AddDay(string? before = null)
    {
        var at = before is null ? Days.Length : IndexOf(before);
        return at < 0 ? null : new StripBoard(Days.Insert(at, new BoardDay(Name('d'), null, [])), Next + 1);
    }

    /// <summary>Takes a day away; its scenes go to the boneyard, its banners with it.</summary>
    public StripBoard? RemoveDay(string day) => IndexOf(day) is >= 0 and var at ? this with { Days = Days.RemoveAt(at) } : null;

    /// <summary>Puts a day, with all that is on it, before another or at the end. Dates stay where they are: the first day keeps the first date.</summary>
    public StripBoard? MoveDay(string day, string? before)
    {
        var at = IndexOf(day);
        if (at < 0 || (before is not null && IndexOf(before) < 0))
            return null;
        if (before == day)
            return this;
        var moved = Days[at];
        var rest = Days.RemoveAt(at);
        rest = rest.Insert(before is null ? rest.Length : rest.IndexOf(rest.First(one => one.Id == before)), moved);
        return this with { Days = [.. rest.Select((one, i) => one with { Date = Days[i].Date })] };
    }

    /// <summary>Ends a day before a strip; that strip and what follows it become a new day, the next one.</summary>
    public StripBoard? BreakBefore(string strip)
    {
        if (DayOf(strip) is not { } day)
            return null;
        var (at, cut) = (Days.IndexOf(day), day.Strips.IndexOf(day.Strips.First(one => one.Id == strip)));
        return cut == 0 ? this : new StripBoard(
            Days.SetItem(at, day with { Strips = day.Strips[..cut] }).Insert(at + 1, new BoardDay(Name('d'), null, day.Strips[cut..])), Next + 1);
    }

    /// <summary>Takes out the day break before a day: it becomes the end of the day before it.</summary>
    public StripBoard? JoinWithDayBefore(string day)
    {
        var at = IndexOf(day);
        return at < 1 ? null : this with { Days = Days.SetItem(at - 1, Days[at - 1] with { Strips = [.. Days[at - 1].Strips, .. Days[at].Strips] }).RemoveAt(at) };
    }

    /// <summary>Gives a day a date, or takes its date away.</summary>
    public StripBoard? Date(string day, DateOnly? date) => IndexOf(day) is >= 0 and var at ? this with { Days = Days.SetItem(at, Days[at] with { Date = date }) } : null;

    /// <summary>Gives all days dates, one after the other.</summary>
    /// <param name="first">The date of the first, or of the next working day after it.</param>
    /// <param name="off">Days of the week on which nothing is shot; not all seven.</param>
    public StripBoard DatesFrom(DateOnly first, IReadOnlySet<DayOfWeek> off)
    {
        ArgumentNullException.ThrowIfNull(off);
        if (off.Count >= 7)
            throw new ArgumentException("A week needs a working day.", nameof(off));
        var date = first;
        var days = ImmutableArray.CreateBuilder<BoardDay>(Days.Length);
        foreach (var day in Days)
        {
            while (off.Contains(date.DayOfWeek))
                date = date.AddDays(1);
            days.Add(day with { Date = date });
            date = date.AddDays(1);
        }

        return this with { Days = days.MoveToImmutable() };
    }

    /// <summary>Puts a new banner on a day, before a strip or at the end.</summary>
    public StripBoard? AddBanner(string day, string? before, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Insert(day, before, new Strip(Name('b'), text.Trim()[..Math.Min(text.Trim().Length, LongestBanner)])) is { } board ? board with { Next = Next + 1 } : null;
    }

    /// <summary>The board as shooting days of a breakdown; strips of scenes that are gone or omitted are left out. Days without scenes stay, so that a day keeps its number.</summary>
    /// <param name="breakdown">The scenes of now.</param>
    /// <param name="ids">The strip's name of each of them, by its index; null for a scene without an identity.</param>
    public ShootingSchedule ToSchedule(ScriptBreakdown breakdown, IReadOnlyList<string?> ids)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(ids);
        var of = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] is { } id && !breakdown.Scenes[i].IsOmitted)
                of.TryAdd(id, i);
        }

        var isDated = Days.All(day => day.Date is not null);
        return new ShootingSchedule([.. Days.Select((day, i) => new ShootingDay(
            i + 1,
            isDated ? day.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : (i + 1).ToString(CultureInfo.InvariantCulture),
            [.. day.Strips.Where(strip => of.ContainsKey(strip.Id)).Select(strip => of[strip.Id])])
            {
                Banners = Banners(day, of),
            })]);
    }

    private static ImmutableArray<DayBanner> Banners(BoardDay day, Dictionary<string, int> scenes)
    {
        var (banners, before) = (ImmutableArray.CreateBuilder<DayBanner>(), 0);
        foreach (var strip in day.Strips)
        {
            if (strip.IsBanner)
                banners.Add(new DayBanner(before, strip.Text));
            else if (scenes.ContainsKey(strip.Id))
                before++;
        }

        return banners.DrainToImmutable();
    }

    private StripBoard? Insert(string day, string? before, Strip strip)
    {
        var at = IndexOf(day);
        if (at < 0)
            return null;
        var strips = Days[at].Strips;
        var place = before is null ? strips.Length : Enumerable.Range(0, strips.Length).FirstOrDefault(i => strips[i].Id == before, -1);
        return place < 0 ? null : this with { Days = Days.SetItem(at, Days[at] with { Strips = strips.Insert(place, strip) }) };
    }

    private int IndexOf(string day) => Enumerable.Range(0, Days.Length).FirstOrDefault(i => Days[i].Id == day, -1);

    private string Name(char kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{Next}");
}
