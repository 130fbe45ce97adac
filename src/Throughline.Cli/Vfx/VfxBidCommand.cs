using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Throughline.Breakdown;
using Throughline.Cli.Breakdown;
using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Documents.Reporting;
using Throughline.Effects;
using Throughline.Effects.Bids;
using Throughline.Reports;
using Throughline.Studio;
using Throughline.Studio.Effects;
using Throughline.Text;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx bid SCRIPT</c>.</summary>
internal sealed class VfxBidCommand
{
    private readonly CommandConsole _console;
    private readonly Argument<string?> _script = new("SCRIPT") { Description = "The script to bid, or - for standard input; in a production a draft's number or name, else the latest.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _vendors = new("--vendor") { Description = "A vendor's bid (.csv), as FILE or NAME=FILE; it is compared line by line. May be given again.", HelpName = "BID", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _rates = new("--rates") { Description = "A table of days for each kind of effect (.csv) instead of the built-in rules of thumb.", HelpName = "RATES" };
    private readonly Option<string?> _writeRates = new("--write-rates") { Description = "Write the table of days that is used, to be changed and given to --rates.", HelpName = "FILE" };
    private readonly Option<string?> _tags = new("--tags") { Description = "A table of scene, category and name that a person decided (as for breakdown).", HelpName = "TAGS.csv" };
    private readonly Option<bool> _own = new("--no-suggestions") { Description = "Leave out what only the finder suggests." };
    private readonly Option<bool> _shots = new("--name-shots") { Description = "Give every line the ids of its likely shots." };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep this bid, the vendors' bids and the ids of shots in the production." };
    private readonly Option<string?> _html = new("--html") { Description = "Write the bid as one web page.", HelpName = "FILE" };
    private readonly Option<string?> _pdf = new("--pdf") { Description = "Write the bid on paper.", HelpName = "FILE" };
    private readonly Option<string?> _csv = new("--csv") { Description = "Write the bid as a table, with columns for a vendor to fill in.", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON (docs/json/vfx-bid.schema.json)." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace files that are there." };
    private readonly EffectsProduction _production;
    private readonly ShowOptions _show;

    private VfxBidCommand(CommandConsole console, Command command)
    {
        _console = console;
        command.Add(_script);
        foreach (var option in (Option[])[_vendors, _rates, _writeRates, _tags, _own, _shots, _keep, _html, _pdf, _csv, _json, _force])
            command.Add(option);
        _production = new EffectsProduction(command);
        _show = new ShowOptions(command, policy: false);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_script) is null && !result.Tokens.Any(t => t.Value == "--production") && result.GetResult("--production") is null)
                result.AddError("Name a script, or a production with --production.");
            if (result.GetValue(_keep) && result.GetResult("--production") is null)
                result.AddError("--keep needs --production, where things are kept.");
        });
        command.SetAction(RunAsync);
    }

    public static Command Create(CommandConsole console)
    {
        var command = new Command("bid", "Count the effects of a script line by line, in shots and days, and compare what vendors bid.");
        _ = new VfxBidCommand(console, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var production = parsed.GetValue(_keep) ? await _production.WriteAsync(parsed, _console, cancel) : await _production.ReadAsync(parsed, _console, cancel);
        var source = production is null ? BreakdownSource.OfFile(parsed.GetValue(_script)!, _console) : await BreakdownSource.OfAsync(production, parsed.GetValue(_script), _console, cancel);
        var draft = production is null ? (int?)null : (await production.Drafts.FindOrLatestAsync(parsed.GetValue(_script), cancel)).Number;
        var settings = _show.Read(parsed, source.SettingsBeside);
        var bid = Bid.Of(source.Screenplay, BreakdownOf(parsed, source), Rates(parsed));
        var answers = new List<(string FileName, byte[] Bytes, VendorBid Bid)>();
        foreach (var vendor in parsed.GetValue(_vendors)!)
            answers.Add(Vendor(vendor));
        var vendors = answers.Select(a => a.Bid).ToList();
        if (production is not null)
        {
            vendors.InsertRange(0, (await KeptAsync(production, cancel)).Where(k => vendors.All(v => v.Vendor != k.Vendor)));
            var kept = (await production.Effects.ShotsAsync(cancel)).Where(s => s.BidLine is not null).ToLookup(s => s.BidLine!, s => s.Id, StringComparer.OrdinalIgnoreCase);
            bid = parsed.GetValue(_shots)
                ? BidShots.Name(bid, Named(settings, production.Title), await production.Effects.RegisterAsync(cancel), kept)
                : bid with { Lines = [.. bid.Lines.Select(l => l with { Ids = [.. kept[l.Ref].Order()] })] };
        }
        else if (parsed.GetValue(_shots))
        {
            bid = BidShots.Name(bid, Named(settings, bid.Title), ShotRegister.Empty);
        }

        var comparison = BidComparison.Of(bid, [.. vendors]);
        Write(parsed, comparison);
        if (parsed.GetValue(_keep) && production is not null)
            await KeepAsync(production, comparison, draft, answers, cancel);
        if (bid.Lines.IsEmpty)
            _console.Error.WriteLine("The script names no effects that were found. Mark them with notes such as [[vfx: the wall crumbles]].");
        return source.ExitCode != ExitCode.Done ? source.ExitCode : comparison.Rows.Any(r => !r.Findings.IsEmpty) ? ExitCode.Findings : ExitCode.Done;
    }

    private ScriptBreakdown BreakdownOf(ParseResult parsed, BreakdownSource source)
    {
        var (options, _) = BreakdownSettingsReader.Read(source.SettingsBeside);
        var tags = options.Tags;
        if (parsed.GetValue(_tags) is { } path)
        {
            (tags, var said) = PersonTags.Read(SourceText.Decode(ScriptFile.Bytes(path), path).Text, path);
            Say(path, said);
        }

        return ScriptBreakdown.Of(source.Screenplay, options with { Tags = tags.AddRange(source.Tags), Suggest = !parsed.GetValue(_own) });
    }

    private EffectRates Rates(ParseResult parsed)
    {
        var rates = EffectRates.Default;
        if (parsed.GetValue(_rates) is { } path)
        {
            (rates, var said) = EffectRates.Read(SourceText.Decode(ScriptFile.Bytes(path), Path.GetFileName(path)));
            Say(path, said);
            if (said.Any(d => d.Severity == Severity.Error))
                throw new CommandFailure($"{path}: could not be used.");
        }

        if (parsed.GetValue(_writeRates) is { } to)
            WriteFile(to, rates.Write(), parsed);
        return rates;
    }

    private (string FileName, byte[] Bytes, VendorBid Bid) Vendor(string asked)
    {
        var equals = asked.IndexOf('=', StringComparison.Ordinal);
        var path = equals > 0 && !File.Exists(asked) ? asked[(equals + 1)..] : asked;
        var name = path == asked ? Path.GetFileNameWithoutExtension(path) : asked[..equals].Trim();
        var bytes = ScriptFile.Bytes(path);
        var (bid, said) = VendorBidReader.Read(SourceText.Decode(bytes, Path.GetFileName(path)), name);
        Say(path, said);
        return said.Any(d => d.Severity == Severity.Error) ? throw new CommandFailure($"{path}: could not be used.") : (Path.GetFileName(path), bytes, bid);
    }

    // Of each vendor the bid that came last.
    private static async Task<IEnumerable<VendorBid>> KeptAsync(Production production, CancellationToken cancel) =>
        (await production.Effects.BidsAsync(cancel)).Where(b => b.Vendor.Length > 0).GroupBy(b => b.Vendor, StringComparer.Ordinal)
            .Select(g => g.Last()).Select(b => VendorBidReader.Read(SourceText.Decode(production.Effects.Bytes(b), b.FileName), b.Vendor).Bid);

    private static ShotPattern Named(ShowSettings settings, string title)
    {
        if (settings.HasShow)
            return settings.Pattern;
        var word = title.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Count(char.IsAsciiLetter)).FirstOrDefault() ?? "SHOW";
        return ShotPattern.Parse(settings.Pattern.Text, word, settings.Pattern.Episode) ?? settings.Pattern;
    }

    private void Write(ParseResult parsed, BidComparison comparison)
    {
        var wrote = false;
        foreach (var (path, bytes) in ((string?, Func<byte[]>)[])[
            (parsed.GetValue(_html), () => ReportDocumentHtml.Write(BidReport.Of(comparison))),
            (parsed.GetValue(_pdf), () => ReportPdf.Write(BidReport.Of(comparison))),
            (parsed.GetValue(_csv), () => BidCsv.Write(comparison))])
        {
            if (path is null)
                continue;
            WriteFile(path, bytes(), parsed);
            wrote = true;
        }

        if (parsed.GetValue(_json))
            _console.Out.Write(Encoding.UTF8.GetString(BidJson.Write(comparison)));
        else if (!wrote)
            TerminalScreen.Print(TerminalBid.Of(comparison, TerminalScreen.Width()), _console.Out);
    }

    private async Task KeepAsync(Production production, BidComparison comparison, int? draft, List<(string FileName, byte[] Bytes, VendorBid Bid)> answers, CancellationToken cancel)
    {
        var number = await production.Effects.KeepAsync("", "bid.json", BidJson.Write(BidComparison.Of(comparison.Own, [])), draft, cancel);
        foreach (var (fileName, bytes, vendor) in answers)
            await production.Effects.KeepAsync(vendor.Vendor, fileName, bytes, draft, cancel);
        var made = await production.Effects.KeepAsync(
            [
                .. comparison.Own.Lines.SelectMany(l => l.Ids.Select(id => new EffectsShot(
                    id, ShotPattern.Scene(l.Scene), l.Name, "", draft is { } of && l.LineId.IsKnown ? new ShotCause(of, l.LineId) : null, l.Ref))),
            ],
            cancel);
        await production.SignAsync(cancel);
        _console.Error.WriteLine($"Bid {number} is kept{(answers.Count == 0 ? "" : answers.Count == 1 ? " with 1 of a vendor" : $" with {answers.Count} of vendors")}; {made.Length} new {(made.Length == 1 ? "shot" : "shots")}.");
    }

    private void WriteFile(string path, byte[] bytes, ParseResult parsed)
    {
        OutputFile.Write(path, bytes, parsed.GetValue(_force));
        _console.Error.WriteLine($"Wrote {SafeText.Line(path)}.");
    }

    private void Say(string path, ImmutableArray<Diagnostic> said)
    {
        foreach (var diagnostic in said)
            _console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
    }
}
