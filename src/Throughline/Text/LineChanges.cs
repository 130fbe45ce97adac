namespace Throughline.Text;

/// <summary>The change set that makes one text of another, line by line: lines that both have stay, so that edits made meanwhile find their place.</summary>
public static class LineChanges
{
    // Past this many different lines one looks no further and replaces the middle.
    private const int MostDifferences = 2_000;

    /// <summary>The change set.</summary>
    /// <param name="from">The text before, with LF.</param>
    /// <param name="to">The text after, with LF.</param>
    public static ChangeSet Between(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (a, b) = (Lines(from), Lines(to));
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var edits = new List<TextEdit>();
        var at = a.Take(head).Sum(line => line.Length);
        var (nextA, nextB) = (head, head);
        foreach (var (lineA, lineB) in Common(a, b, head, tail).Append((a.Count - tail, b.Count - tail)))
        {
            var gone = a.Skip(nextA).Take(lineA - nextA).Sum(line => line.Length);
            var come = string.Concat(b.Skip(nextB).Take(lineB - nextB));
            if (gone > 0 || come.Length > 0)
                edits.Add(new TextEdit(at, gone, come));
            at += gone + (lineA < a.Count - tail ? a[lineA].Length : 0);
            (nextA, nextB) = (lineA + 1, lineB + 1);
        }

        return ChangeSet.Of(from.Length, edits);
    }

    // The pairs of lines of a longest common subsequence of the middle, by the shortest way through the table of both (Myers 1986).
    private static List<(int A, int B)> Common(List<string> a, List<string> b, int head, int tail)
    {
        var (n, m) = (a.Count - head - tail, b.Count - head - tail);
        List<(int, int)> pairs = [];
        if (n == 0 || m == 0)
            return pairs;
        var most = Math.Min(n + m, MostDifferences);
        var furthest = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var i = most + 1 + k;
                var x = k == -d || k != d && furthest[i - 1] < furthest[i + 1] ? furthest[i + 1] : furthest[i - 1] + 1;
                while (x < n && x - k < m && a[head + x] == b[head + x - k])
                    x++;
                furthest[i] = x;
                if (x >= n && x - k >= m)
                    return Back(trace, n, m, head);
            }
        }

        return pairs;
    }

    private static List<(int A, int B)> Back(List<int[]> trace, int x, int y, int head)
    {
        List<(int, int)> pairs = [];
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            int At(int k) => k >= -d && k <= d ? trace[d][k + d] : -1;
            var k = x - y;
            var down = k == -d || k != d && At(k - 1) < At(k + 1);
            var (fromX, fromK) = d == 0 ? (0, 0) : (At(down ? k + 1 : k - 1), down ? k + 1 : k - 1);
            var fromY = fromX - fromK;
            while (x > fromX && y > fromY && (d == 0 || x > (down ? fromX : fromX + 1)))
            {
                (x, y) = (x - 1, y - 1);
                pairs.Add((head + x, head + y));
            }

            (x, y) = (fromX, fromY);
        }

        pairs.Reverse();
        return pairs;
    }

    // Each with its line end.
    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
