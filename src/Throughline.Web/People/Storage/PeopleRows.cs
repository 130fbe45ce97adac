using Throughline.Web.Security;

namespace Throughline.Web.People.Storage;

/// <summary>What somebody is in a production.</summary>
internal sealed class MembershipRow
{
    public required string Production { get; init; }

    public required Guid PersonId { get; init; }

    public required StudioRole Role { get; set; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>A link that is good once. Its secret is known to whoever was given it; here lies the hash.</summary>
internal sealed class LinkRow
{
    public required Guid Id { get; init; }

    public required LinkKind Kind { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The production and the role of an invitation.</summary>
    public string? Production { get; init; }

    public StudioRole? Role { get; init; }

    /// <summary>For whom, as the inviter called them; or whose return it is.</summary>
    public string? For { get; init; }

    public Guid? ForId { get; init; }

    /// <summary>Who made it; null for the server.</summary>
    public Guid? ById { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public DateTimeOffset? Taken { get; set; }

    public DateTimeOffset? Revoked { get; set; }
}

/// <summary>A token of a person, for programs.</summary>
internal sealed class TokenRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public DateTimeOffset? Used { get; set; }

    public DateTimeOffset? Revoked { get; set; }
}

/// <summary>A browser in which somebody is signed in.</summary>
internal sealed class SessionRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>What it called itself, in a few words.</summary>
    public required string Browser { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required DateTimeOffset Seen { get; set; }

    public required DateTimeOffset Expires { get; set; }

    public DateTimeOffset? Ended { get; set; }
}

/// <summary>What is to stand in the record of a production: committed with what it tells of, then carried over; gone from here when it is there.</summary>
internal sealed class RecordRow
{
    /// <summary>The id of the event, so that it stands there once however often it is carried.</summary>
    public required Guid Id { get; init; }

    public required string Production { get; init; }

    public required string Kind { get; init; }

    public required string Person { get; init; }

    public required string Role { get; init; }

    /// <summary>Name and value in turn.</summary>
    public required string[] Details { get; init; }

    public required DateTimeOffset Time { get; init; }
}
