using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Web.People.Storage;

/// <summary>Who may come in: people, passkeys, rights, links, tokens, sessions. A schema of its own beside the productions.</summary>
internal sealed class PeopleContext(DbContextOptions<PeopleContext> options) : IdentityUserContext<Person, Guid>(options)
{
    public const string Schema = "people";

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<RecordRow> Records => Set<RecordRow>();

    // Which form of people it is, one with passkeys, the base reads from the options (PeopleDatabase.Form).
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Person>().ToTable("person");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_secret");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("person_passkey");
        builder.Entity<MembershipRow>(membership =>
        {
            membership.ToTable("membership").HasKey(row => new { row.Production, row.PersonId });
            membership.Property(row => row.Role).HasConversion<string>();
            membership.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        });
        builder.Entity<LinkRow>(link =>
        {
            link.ToTable("link").HasIndex(row => row.Hash).IsUnique();
            link.HasIndex(row => row.Production);
            link.Property(row => row.Kind).HasConversion<string>();
            link.Property(row => row.Role).HasConversion<string>();
        });
        builder.Entity<TokenRow>(token =>
        {
            token.ToTable("token").HasIndex(row => row.Hash).IsUnique();
            token.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        });
        builder.Entity<SessionRow>(session =>
        {
            session.ToTable("session");
            session.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        });
        builder.Entity<RecordRow>().ToTable("to_record");
    }
}
