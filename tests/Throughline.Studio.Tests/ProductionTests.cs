using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Notes;
using Throughline.Studio.Keys;
using Throughline.Studio.Records;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Tests;

public sealed class ProductionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    private string Tide => _folder["tide"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_production_is_one_folder_with_a_signed_record()
    {
        using (await Production.CreateAsync(Tide, "A Bit for the Tide", Edge("ana"), TestContext.Current.CancellationToken))
        {
        }

        using var production = await Production.OpenAsync(Tide, Edge("ben"), TestContext.Current.CancellationToken);
        var verified = await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken);
        Assert.Equal("A Bit for the Tide", production.Title);
        Assert.Empty(verified.Faults);
        Assert.Single(Assert.Single(verified.Checkpoints).SignedBy);
        Assert.True(File.Exists(Path.Combine(Tide, "ledger", "checkpoint")));
    }

    [Fact]
    public async Task A_production_that_was_renamed_is_called_so_ever_after_and_its_record_verifies()
    {
        string id;
        using (var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken))
        {
            id = production.Id;
            Assert.True(await production.As(new Actor("ben", "writer")).RenameAsync(" Flood ", TestContext.Current.CancellationToken));
            Assert.False(await production.RenameAsync("Flood", TestContext.Current.CancellationToken));
            await Assert.ThrowsAsync<StudioException>(() => production.RenameAsync("Eb\nb", TestContext.Current.CancellationToken));
            Assert.Equal("Flood", production.Title);
            await production.SignAsync(TestContext.Current.CancellationToken);
        }

        using var opened = await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken);
        var verified = await LedgerVerification.RunAsync(opened.Ledger, [], TestContext.Current.CancellationToken);
        Assert.Equal((id, "Flood"), (opened.Id, opened.Title));
        Assert.Empty(verified.Faults);
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_told_who_writes()
    {
        using var first = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, Edge("ben"), TestContext.Current.CancellationToken));

        Assert.Contains($"ana on {Environment.MachineName} (process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_keys_are_outside_the_production_and_only_their_owner_may_read_them()
    {
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);

        var key = Assert.Single(Directory.GetFiles(_folder["keys-ana"]));

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain(Directory.EnumerateFiles(Tide, "*", SearchOption.AllDirectories), path => Path.GetFileName(path) != "lock" && File.ReadAllText(path).Contains("PRIVATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Elsewhere_a_production_verifies_and_goes_on_under_a_new_key()
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        using var production = await Production.OpenToWriteAsync(Tide, Edge("ben"), TestContext.Current.CancellationToken);

        await production.Ledger.AppendAsync([production.Event(EventKind.Attested, ("statement", "written by me"))], TestContext.Current.CancellationToken);
        await production.SignAsync(TestContext.Current.CancellationToken);

        var verified = await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken);
        Assert.Empty(verified.Faults);
        Assert.Equal(2, verified.Checkpoints.SelectMany(checkpoint => checkpoint.SignedBy).Distinct().Count());
        Assert.Equal(3, verified.Size);
    }

    [Fact]
    public async Task A_record_that_was_tampered_with_is_not_signed_again()
    {
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);
        await Tamper("UPDATE entry SET Leaf = zeroblob(32)");

        await Assert.ThrowsAsync<StudioException>(() => production.SignAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_changed_byte_in_the_database_is_found_and_located()
    {
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);
        await production.Ledger.AppendAsync([.. Enumerable.Range(0, 30).Select(_ => production.Event(EventKind.Edited))], TestContext.Current.CancellationToken);
        await production.SignAsync(TestContext.Current.CancellationToken);
        await Tamper("UPDATE entry SET Bytes = CAST(replace(CAST(Bytes AS TEXT), 'ana', 'bob') AS BLOB) WHERE \"Index\" = 17");

        var verified = await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken);

        Assert.Contains(verified.Faults, fault => fault is { Kind: LedgerFaultKind.Changed, Index: 17 });
    }

    [Fact]
    public async Task A_witness_can_countersign_and_be_asked_for_by_name()
    {
        using var witness = SigningKey.Create("guild.example/w1", NoteSignatureKind.Cosignature);
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);
        var checkpoint = (await production.Ledger.CheckpointsAsync(TestContext.Current.CancellationToken)).Single();

        await production.WitnessAsync(checkpoint.Cosign(witness.Public, DateTimeOffset.UnixEpoch.AddYears(56), witness.Sign), TestContext.Current.CancellationToken);

        using var keys = new KeyRing(_folder["keys-ana"]).Find(production.Ledger.Origin, NoteSignatureKind.Note)!;
        var verified = await LedgerVerification.RunAsync(production.Ledger, [keys.Public, witness.Public], TestContext.Current.CancellationToken);
        Assert.Empty(verified.Faults);
        Assert.Equal([witness.Public], verified.Checkpoints.Single().WitnessedBy);
    }

    [Fact]
    public async Task A_key_that_is_trusted_from_elsewhere_must_have_signed()
    {
        using var stranger = SigningKey.Create("somebody");
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);

        var verified = await LedgerVerification.RunAsync(production.Ledger, [stranger.Public], TestContext.Current.CancellationToken);

        Assert.Equal(LedgerFaultKind.NotSigned, Assert.Single(verified.Faults).Kind);
    }

    [Theory]
    [InlineData("production.db")]
    [InlineData("content")]
    [InlineData("ledger")]
    public async Task A_production_whose_parts_lead_elsewhere_is_refused(string part)
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        var path = Path.Combine(Tide, part);
        if (Directory.Exists(path))
            Directory.Move(path, _folder["elsewhere"]);
        else if (File.Exists(path))
            File.Move(path, _folder["elsewhere"]);
        File.CreateSymbolicLink(path, _folder["elsewhere"]);

        var refused = await Assert.ThrowsAsync<StudioException>(() => Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));

        Assert.Contains("symbolic link", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_truncated_database_is_refused_and_left_as_it_is(int length)
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        var path = Path.Combine(Tide, "production.db");
        using (var file = File.OpenWrite(path))
            file.SetLength(length);
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StudioException>(() => Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));

        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_production_of_a_newer_program_is_neither_read_nor_written_and_left_as_it_is()
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        await Tamper("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0')");

        var refused = await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));
        var unread = await Assert.ThrowsAsync<StudioException>(() => Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));

        Assert.Contains("newer Throughline", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, unread.Message);
        Assert.False(Directory.Exists(Path.Combine(Tide, "backups")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_production_of_an_older_program_is_brought_forward_with_a_copy_made_first(bool write)
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        await using (var older = new SqliteDatabase(Path.Combine(Tide, "production.db"), _folder["unused"], SqliteJournal.WriteAhead, TimeProvider.System).Open())
            await older.GetService<IMigrator>().MigrateAsync("First", TestContext.Current.CancellationToken);

        using var production = write ? await Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken) : await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken);

        Assert.Empty(await production.Drafts.ListAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken)).Faults);
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(Tide, "backups")));
        Assert.Equal("1", await Scalar(copy, "SELECT count(*) FROM __EFMigrationsHistory"));
        Assert.Contains("older Throughline", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_on_a_medium_that_is_only_read_can_be_read_and_not_written()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Whoever may write everywhere cannot try this; the command's test does it as another user.");
            return;
        }

        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        File.SetUnixFileMode(Tide, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using (var production = await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken))
                Assert.Empty((await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken)).Faults);
            await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));
        }
        finally
        {
            File.SetUnixFileMode(Tide, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("content")]
    [InlineData("ledger/tile")]
    public async Task A_folder_inside_that_leads_elsewhere_is_not_written_into_and_not_copied(string inside)
    {
        using (var made = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken))
            made.Content.Put("a file"u8);
        Directory.CreateSymbolicLink(Path.Combine(Tide, inside, "zz"), Directory.CreateDirectory(_folder["elsewhere"]).FullName);

        var refused = await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken));
        using var production = await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StudioException>(() => production.BackUpAsync(_folder["copy"], TestContext.Current.CancellationToken));

        Assert.Contains("zz: is a symbolic link", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["copy"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["elsewhere"]));
    }

    [Fact]
    public async Task A_file_that_leads_elsewhere_is_not_copied_into_a_backup()
    {
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);
        production.Content.Put("a file"u8);
        await File.WriteAllTextAsync(_folder["secret"], "not yours", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(Tide, "content", "zz"), _folder["secret"]);

        await Assert.ThrowsAsync<StudioException>(() => production.BackUpAsync(_folder["copy"], TestContext.Current.CancellationToken));

        Assert.False(Directory.Exists(_folder["copy"]) || Directory.Exists(_folder["copy.half"]));
    }

    [Fact]
    public async Task Keys_are_never_kept_inside_a_production()
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        var inside = Edge("ana") with { Keys = new KeyRing(Path.Combine(Tide, "keys")) };

        var refused = await Assert.ThrowsAsync<StudioException>(() => Production.OpenToWriteAsync(Tide, inside, TestContext.Current.CancellationToken));

        Assert.Contains("THROUGHLINE_KEYS", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Tide, "keys")));
    }

    [Fact]
    public async Task A_key_that_others_could_read_is_closed_to_them_when_it_is_used()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        var key = Assert.Single(Directory.GetFiles(_folder["keys-ana"]));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        using var production = await Production.OpenToWriteAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken);
        await production.SignAsync(TestContext.Current.CancellationToken);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task A_production_that_could_not_be_made_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(_folder["keys-ana"], "a file where the folder of keys should be", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StudioException>(() => Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Tide));
    }

    [Fact]
    public async Task A_clock_that_goes_back_breaks_nothing()
    {
        var clock = new SteppedClock(new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.Zero));
        var edge = Edge("ana") with { Clock = clock };
        using var production = await Production.CreateAsync(Tide, "Tide", edge, TestContext.Current.CancellationToken);
        await production.Ledger.AppendAsync([production.Event(EventKind.Edited)], TestContext.Current.CancellationToken);
        clock.Now = clock.Now.AddYears(-40);
        await production.Ledger.AppendAsync([production.Event(EventKind.Edited), production.Event(EventKind.Edited)], TestContext.Current.CancellationToken);
        await production.SignAsync(TestContext.Current.CancellationToken);

        var verified = await LedgerVerification.RunAsync(production.Ledger, [], TestContext.Current.CancellationToken);

        Assert.Equal((4L, 0), (verified.Size, verified.Faults.Length));
    }

    [Fact]
    public async Task Two_copies_that_went_on_apart_each_verify_and_a_witness_of_one_refuses_the_other()
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        using (var source = await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken))
            await source.BackUpAsync(_folder["copy"], TestContext.Current.CancellationToken);
        using var original = await Went(Tide, "ana");
        using var copy = await Went(_folder["copy"], "ana");
        var witness = new Witness(new KeyRing(_folder["keys-guild"]), "guild.example/w1");

        await witness.SignAsync(original, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        Assert.Empty((await LedgerVerification.RunAsync(copy.Ledger, [], TestContext.Current.CancellationToken)).Faults);
        await Assert.ThrowsAsync<StudioException>(() => witness.SignAsync(copy, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_plain_files_of_another_copy_are_written_anew()
    {
        (await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();
        using (var source = await Production.OpenAsync(Tide, Edge("ana"), TestContext.Current.CancellationToken))
            await source.BackUpAsync(_folder["copy"], TestContext.Current.CancellationToken);
        (await Went(_folder["copy"], "ben", 300)).Dispose();
        Directory.Delete(Path.Combine(Tide, "ledger"), recursive: true);
        Directory.Move(Path.Combine(_folder["copy"], "ledger"), Path.Combine(Tide, "ledger"));

        using var production = await Went(Tide, "ana", 300);

        await production.BackUpAsync(_folder["clean"], TestContext.Current.CancellationToken);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(_folder["clean"], "ledger", "tile", "entries", "000"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(Tide, "ledger", "tile", "entries", "000"), TestContext.Current.CancellationToken));
    }

    private async Task<Production> Went(string path, string person, int events = 1)
    {
        var production = await Production.OpenToWriteAsync(path, Edge(person), TestContext.Current.CancellationToken);
        await production.Ledger.AppendAsync([.. Enumerable.Range(0, events).Select(_ => production.Event(EventKind.Edited))], TestContext.Current.CancellationToken);
        await production.SignAsync(TestContext.Current.CancellationToken);
        return production;
    }

    [Fact]
    public async Task A_folder_with_something_in_it_does_not_become_a_production()
    {
        Directory.CreateDirectory(Tide);
        await File.WriteAllTextAsync(Path.Combine(Tide, "notes.txt"), "mine", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StudioException>(() => Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken));

        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(Tide).Select(Path.GetFileName));
    }

    [Fact]
    public async Task On_a_folder_that_is_kept_in_step_people_are_warned_and_a_rollback_journal_is_used()
    {
        var path = _folder["Dropbox/tide"];

        (await Production.CreateAsync(path, "Tide", Edge("ana"), TestContext.Current.CancellationToken)).Dispose();

        Assert.Contains("Dropbox", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal("delete", await Scalar(Path.Combine(path, "production.db"), "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Keys_move_to_another_machine_as_text()
    {
        using var production = await Production.CreateAsync(Tide, "Tide", Edge("ana"), TestContext.Current.CancellationToken);
        var here = new KeyRing(_folder["keys-ana"]);
        using var person = here.Person();

        var there = new KeyRing(_folder["keys-there"]);
        there.Import(here.Export());

        using var key = there.Find(production.Ledger.Origin, NoteSignatureKind.Note);
        using var samePerson = there.Person();
        Assert.NotNull(key);
        Assert.Equal(person.PublicKey, samePerson.PublicKey);
    }

    private StudioEdge Edge(string person) => new(person, "writer", new KeyRing(_folder["keys-" + person]), TimeProvider.System, _warnings.Add);

    private Task<string?> Tamper(string sql) => Scalar(Path.Combine(Tide, "production.db"), sql);

    private static async Task<string?> Scalar(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
