namespace Throughline.Web.Security;

/// <summary>Which role has which right.</summary>
internal static class Rights
{
    /// <summary>Whether a role has a right.</summary>
    public static bool Has(this StudioRole role, Right right) => right switch
    {
        Right.Read => true,
        Right.Annotate or Right.Effects => role >= StudioRole.Vfx,
        Right.Cut => role >= StudioRole.Editor,
        Right.Write => role >= StudioRole.Writer,
        _ => role == StudioRole.Owner,
    };
}
