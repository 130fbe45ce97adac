using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Throughline.Studio.Storage;

/// <summary>The one model of a production's data; each kind of database has a context and migrations of its own.</summary>
internal abstract class StudioContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Where the record stood when the unit of work began, and then where it will stand after it; null when nobody looked.</summary>
    public RecordHead? Head { get; set; }

    public DbSet<ProductionRow> Productions => Set<ProductionRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    public DbSet<AnchorRow> Anchors => Set<AnchorRow>();

    public DbSet<AnchorPlaceRow> Places => Set<AnchorPlaceRow>();

    public DbSet<TextRow> Texts => Set<TextRow>();

    public DbSet<TextKeyRow> TextKeys => Set<TextKeyRow>();

    public DbSet<ReaderRow> Readers => Set<ReaderRow>();

    public DbSet<CutRow> Cuts => Set<CutRow>();

    public DbSet<ShotRow> Shots => Set<ShotRow>();

    public DbSet<TurnoverRow> Turnovers => Set<TurnoverRow>();

    public DbSet<DeliveredRow> Delivered => Set<DeliveredRow>();

    public DbSet<BidRow> Bids => Set<BidRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ProposalDecisionRow> ProposalDecisions => Set<ProposalDecisionRow>();

    public DbSet<ScriptLockRow> ScriptLocks => Set<ScriptLockRow>();

    public DbSet<ProposalViewRow> ProposalViews => Set<ProposalViewRow>();

    public DbSet<ComparisonTextRow> ComparisonTexts => Set<ComparisonTextRow>();

    public DbSet<StoryDocumentRow> StoryDocuments => Set<StoryDocumentRow>();

    public DbSet<LiveDocumentRow> LiveDocuments => Set<LiveDocumentRow>();

    public DbSet<LiveEditRow> LiveEdits => Set<LiveEditRow>();

    public DbSet<LiveSnapshotRow> LiveSnapshots => Set<LiveSnapshotRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProductionRow>().ToTable("production").HasKey(row => row.Id);
        Owned<DraftRow>(modelBuilder, "draft").HasKey(row => new { row.ProductionId, row.Number });
        var entries = Owned<EntryRow>(modelBuilder, "entry");
        entries.HasKey(row => new { row.ProductionId, row.Index });
        entries.HasIndex(row => new { row.ProductionId, row.EventId }).IsUnique();
        var checkpoints = Owned<CheckpointRow>(modelBuilder, "checkpoint");
        checkpoints.HasKey(row => new { row.ProductionId, row.Size });
        checkpoints.Property(row => row.Note).IsConcurrencyToken();
        var anchors = Owned<AnchorRow>(modelBuilder, "anchor");
        anchors.HasKey(row => new { row.ProductionId, row.Id });
        anchors.HasIndex(row => new { row.ProductionId, row.Line });
        anchors.HasIndex(row => new { row.ProductionId, row.Number }).IsUnique();
        anchors.HasOne<TextRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.TextId });
        var places = Owned<AnchorPlaceRow>(modelBuilder, "anchor_place");
        places.HasKey(row => new { row.ProductionId, row.AnchorId, row.Draft });
        places.HasIndex(row => new { row.ProductionId, row.Draft });
        places.HasOne<AnchorRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.AnchorId }).OnDelete(DeleteBehavior.Cascade);
        places.HasOne<DraftRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.Draft });
        Owned<TextRow>(modelBuilder, "private_text").HasKey(row => new { row.ProductionId, row.Id });
        var keys = Owned<TextKeyRow>(modelBuilder, "private_text_key");
        keys.HasKey(row => new { row.ProductionId, row.TextId, row.Reader });
        keys.HasOne<TextRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.TextId }).OnDelete(DeleteBehavior.Cascade);
        Owned<ReaderRow>(modelBuilder, "reader").HasKey(row => new { row.ProductionId, row.PublicKey });
        Owned<CutRow>(modelBuilder, "cut").HasKey(row => new { row.ProductionId, row.Number });
        Proposed(modelBuilder);
        Live(modelBuilder);
        Effects(modelBuilder);
    }

    private static void Live(ModelBuilder modelBuilder)
    {
        Owned<LiveDocumentRow>(modelBuilder, "live_document").HasKey(row => row.ProductionId);
        var edits = Owned<LiveEditRow>(modelBuilder, "live_edit");
        edits.HasKey(row => new { row.ProductionId, row.Sequence });
        edits.HasIndex(row => new { row.ProductionId, row.EditId }).IsUnique();
        Owned<JobRow>(modelBuilder, "job").HasKey(row => new { row.ProductionId, row.Id });
        Owned<LiveSnapshotRow>(modelBuilder, "live_snapshot").HasKey(row => new { row.ProductionId, row.Version });
    }

    private static void Proposed(ModelBuilder modelBuilder)
    {
        var proposals = Owned<ProposalRow>(modelBuilder, "proposal");
        proposals.HasKey(row => new { row.ProductionId, row.Id });
        proposals.HasIndex(row => new { row.ProductionId, row.Number }).IsUnique();
        proposals.HasOne<TextRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.TextId });
        var decisions = Owned<ProposalDecisionRow>(modelBuilder, "proposal_decision");
        decisions.HasKey(row => new { row.ProductionId, row.ProposalId, row.Sequence });
        decisions.HasOne<ProposalRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.ProposalId }).OnDelete(DeleteBehavior.Cascade);
        decisions.HasOne<TextRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.TextId });
        Owned<ScriptLockRow>(modelBuilder, "script_lock").HasKey(row => new { row.ProductionId, row.Number });
        Owned<ProposalViewRow>(modelBuilder, "proposal_view").HasKey(row => new { row.ProductionId, row.Person });
        Owned<ComparisonTextRow>(modelBuilder, "comparison_text").HasKey(row => new { row.ProductionId, row.Number });
        var documents = Owned<StoryDocumentRow>(modelBuilder, "story_document");
        documents.HasKey(row => new { row.ProductionId, row.Name, row.Version });
        documents.HasOne<TextRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.TextId });
    }

    private static void Effects(ModelBuilder modelBuilder)
    {
        var shots = Owned<ShotRow>(modelBuilder, "effects_shot");
        shots.HasKey(row => new { row.ProductionId, row.Shot });
        shots.HasOne<DraftRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.Draft });
        Owned<TurnoverRow>(modelBuilder, "turnover").HasKey(row => new { row.ProductionId, row.Number });
        var delivered = Owned<DeliveredRow>(modelBuilder, "delivered");
        delivered.HasKey(row => new { row.ProductionId, row.Delivery, row.Name });
        delivered.HasOne<TurnoverRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.Turnover });
        var bids = Owned<BidRow>(modelBuilder, "effects_bid");
        bids.HasKey(row => new { row.ProductionId, row.Number });
        bids.HasOne<DraftRow>().WithMany().HasForeignKey(row => new { row.ProductionId, row.Draft });
    }

    protected static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> Owned<T>(ModelBuilder model, string table)
        where T : class
    {
        var entity = model.Entity<T>();
        entity.ToTable(table);
        entity.HasOne<ProductionRow>().WithMany().HasForeignKey("ProductionId").OnDelete(DeleteBehavior.Cascade);
        return entity;
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
