using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Records;

if (args.Length != 3 || !int.TryParse(args[1], CultureInfo.InvariantCulture, out var appended) || !int.TryParse(args[2], CultureInfo.InvariantCulture, out var verified))
{
    Console.Error.WriteLine("usage: Throughline.LedgerBench FOLDER EVENTS-TO-APPEND EVENTS-TO-VERIFY");
    return 2;
}

var edge = new StudioEdge("bench", "writer", new KeyRing(Path.Combine(args[0], "keys")), TimeProvider.System, Console.Error.WriteLine);
using var production = await Production.CreateAsync(Path.Combine(args[0], "production"), "Bench", edge);
// Letters as they come, so that an entry is about 600 bytes long.
var padding = new string('m', 180);
var events = Enumerable.Range(0, appended).Select(_ => Event()).ToArray();
await production.Ledger.AppendAsync([.. events.Take(3000)]);
var (began, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
await production.Ledger.AppendAsync([.. events.Skip(3000)]);
var (seconds, busySeconds) = (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
Print($"append: {appended - 3000} events in commits of {LedgerStore.BatchSize}, {(appended - 3000) / seconds:F0} a second; {busySeconds * 1e6 / (appended - 3000):F0} microseconds of processor each");

await production.SignAsync();
Fill(verified);
began = Stopwatch.GetTimestamp();
var result = await LedgerVerification.RunAsync(production.Ledger, []);
seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
Print($"verify: {result.Size} events, {seconds:F2} s, {result.Faults.Length} faults, {result.Checkpoints.Length} checkpoints, peak memory {Environment.WorkingSet >> 20} MiB");
return result.Faults.IsEmpty ? 0 : 1;

LedgerEvent Event() => production.Event(EventKind.Edited, ("draft", padding)) with
{
    Target = new Target("draft-white") { Line = 1234, Before = Digest.Of([1]), After = Digest.Of([2]) },
    Origin = Origin.Human,
};

// The rows that appending would make, in large commits, so that a long record is there soon.
void Fill(int size)
{
    using var connection = new SqliteConnection($"Data Source={production.Folder!.Database};Pooling=False");
    connection.Open();
    var tree = production.Ledger.TreeAsync().GetAwaiter().GetResult();
    var (index, previous, length) = (tree.Size, tree.Leaf(tree.Size - 1), 0L);
    var first = index;
    while (index < size)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO entry (ProductionId, \"Index\", EventId, Bytes, Leaf) VALUES ($p, $i, $e, $b, $l)";
        insert.Parameters.AddWithValue("$p", production.Id);
        var (i, e, b, l) = (insert.Parameters.Add("$i", SqliteType.Integer), insert.Parameters.Add("$e", SqliteType.Text), insert.Parameters.Add("$b", SqliteType.Blob), insert.Parameters.Add("$l", SqliteType.Blob));
        for (var end = Math.Min(size, index + 50_000); index < end; index++)
        {
            var it = Event();
            var bytes = LedgerEntryJson.Write(new LedgerEntry(index, previous, it));
            previous = TreeHash.Leaf(bytes);
            length += bytes.Length;
            (i.Value, e.Value, b.Value, l.Value) = (index, it.Id.ToString().ToUpperInvariant(), bytes, previous.ToArray());
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    Print($"filled to {index} entries of {length / Math.Max(1, index - first)} bytes");
    production.SignAsync().GetAwaiter().GetResult();
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
