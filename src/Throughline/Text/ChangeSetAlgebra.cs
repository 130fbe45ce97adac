namespace Throughline.Text;

/// <summary>Composing and mapping.</summary>
internal static class ChangeSetAlgebra
{
    public static ChangeSet Compose(ChangeSet first, ChangeSet next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (first.LengthAfter != next.LengthBefore)
            throw new ArgumentException($"The change set is for a text of {next.LengthBefore} units, the one before gives {first.LengthAfter}.", nameof(next));
        var made = new ChangeSetBuilder();
        var (a, b) = (new Walk(first), new Walk(next));
        // True while the replacement that is being made goes on: the piece that comes belongs to the one before it.
        var open = false;
        while (!a.IsDone || !b.IsDone)
        {
            if (!a.IsDone && a.Text == "")
            {
                made.Replace(a.Length, "", open);
                a.Next();
                continue;
            }

            if (!b.IsDone && b.Length == 0)
            {
                made.Replace(0, b.Text!, open);
                b.Next();
                continue;
            }

            // Both have a say about the next characters of the text between them.
            var shared = Math.Min(a.NewLeft, b.Left);
            var before = made.Count;
            if (a.IsKept && b.IsKept)
                made.Keep(shared, open);
            else
                made.Replace(a.IsKept ? shared : a.IsBegun ? 0 : a.Length, !b.IsKept ? b.IsBegun ? "" : b.Text! : a.Text!.Substring(a.Used, shared), open);
            var goesOn = !a.IsKept && a.NewLeft > shared || !b.IsKept && b.Left > shared;
            open = goesOn && (open || made.Count > before);
            a.PassNew(shared);
            b.Pass(shared);
        }

        return made.Build();
    }

    public static ChangeSet Map(ChangeSet mine, ChangeSet over, bool first)
    {
        ArgumentNullException.ThrowIfNull(over);
        if (mine.LengthBefore != over.LengthBefore)
            throw new ArgumentException($"The change set is for a text of {mine.LengthBefore} units, the other is for one of {over.LengthBefore}.", nameof(over));
        var made = new ChangeSetBuilder();
        var (a, b) = (new Walk(mine), new Walk(over));
        // Whether the text of the replacement of mine that is being passed stands already; it is put in once, however many pieces the rest falls into.
        var told = false;
        while (!a.IsDone || !b.IsDone)
        {
            var mineChanges = !a.IsDone && !a.IsKept;
            var otherChanges = !b.IsDone && !b.IsKept;
            if (!mineChanges && !otherChanges)
            {
                var shared = Math.Min(a.Left, b.Left);
                made.Keep(shared);
                a.Pass(shared);
                b.Pass(shared);
            }
            else if (otherChanges && (!mineChanges || told || GoesBefore(a, b, first)))
            {
                // The other's comes first: what it put in stays, and what it took away is mine to take away no more.
                made.Keep(b.NewLength);
                for (var left = b.Length; left > 0;)
                {
                    var piece = Math.Min(a.Left, left);
                    if (!a.IsKept && !told && a.Left <= piece)
                    {
                        made.Replace(0, a.Text!);
                        told = true;
                    }

                    left -= piece;
                    if (a.Pass(piece))
                        told = false;
                }

                b.Next();
            }
            else
            {
                // Mine comes first: as far as it goes before the other puts something in or takes away more than lies within.
                var (taken, left) = (0, a.Left);
                while (left > 0)
                {
                    if (b.IsKept)
                    {
                        var piece = Math.Min(left, b.Left);
                        taken += piece;
                        left -= piece;
                        b.Pass(piece);
                    }
                    else if (b.Text == "" && b.Length < left)
                    {
                        left -= b.Length;
                        b.Next();
                    }
                    else
                    {
                        break;
                    }
                }

                made.Replace(taken, told ? "" : a.Text!);
                told = !a.Pass(a.Left - left);
            }
        }

        return made.Build();
    }

    // Both begin here: the shorter first; of two as long, the one that was committed first.
    private static bool GoesBefore(Walk mine, Walk other, bool first) => !mine.IsBegun && (other.Length < mine.Length || other.Length == mine.Length && !first);

    /// <summary>A place in a change set.</summary>
    private sealed class Walk(ChangeSet set)
    {
        private int _index;
        private int _passed;

        public bool IsDone => _index >= set.Stretches.Length;

        public bool IsKept => IsDone || set.Stretches[_index].IsKept;

        public string? Text => IsDone ? null : set.Stretches[_index].Text;

        /// <summary>Of the whole stretch, before.</summary>
        public int Length => IsDone ? 0 : set.Stretches[_index].Length;

        /// <summary>Of the whole stretch, after.</summary>
        public int NewLength => IsDone ? 0 : set.Stretches[_index].NewLength;

        /// <summary>What is left of the stretch, before.</summary>
        public int Left => Length - _passed;

        /// <summary>What is left of the stretch, after.</summary>
        public int NewLeft => NewLength - _passed;

        /// <summary>Characters of the stretch that are passed.</summary>
        public int Used => _passed;

        public bool IsBegun => _passed > 0;

        public void Next() => (_index, _passed) = (_index + 1, 0);

        /// <summary>Passes characters of the text before. True when that ended the stretch.</summary>
        public bool Pass(int length) => Move(length, Left);

        /// <summary>Passes characters of the text after.</summary>
        public void PassNew(int length) => Move(length, NewLeft);

        private bool Move(int length, int left)
        {
            if (length == left)
            {
                Next();
                return true;
            }

            _passed += length;
            return false;
        }
    }
}
