using Microsoft.EntityFrameworkCore;
using Throughline.Story.Proposed;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Proposals;

/// <summary>Which proposals whoever works does not want to see. It is theirs alone and changes nothing for anybody else.</summary>
public sealed class ProposalViews
{
    private readonly Production _production;

    internal ProposalViews(Production production) => _production = production;

    /// <summary>What they set; nothing is hidden before they set anything.</summary>
    public async Task<ProposalLimits> ReadAsync(CancellationToken cancel = default)
    {
        var person = _production.Person;
        await using var context = _production.Database.Open();
        var row = await context.ProposalViews.AsNoTracking().FirstOrDefaultAsync(it => it.ProductionId == _production.Id && it.Person == person, cancel);
        return row is null ? ProposalLimits.None : ProposalLimits.Read(row.Limits);
    }

    /// <summary>Sets them.</summary>
    public async Task SetAsync(ProposalLimits limits, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var person = _production.Person;
        await _production.CommitAsync(async context =>
        {
            if (await context.ProposalViews.FindAsync([_production.Id, person], cancel) is { } row)
                row.Limits = limits.Write();
            else
                context.ProposalViews.Add(new ProposalViewRow { ProductionId = _production.Id, Person = person, Limits = limits.Write() });
        }, cancel);
    }
}
