using Microsoft.AspNetCore.Components;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Security;

namespace Throughline.Web.Components;

/// <summary>A room of a production: finds the production of the address, or answers that there is none.</summary>
public abstract class RoomPage : ComponentBase
{
    /// <summary>The id in the address.</summary>
    [Parameter]
    public string Production { get; set; } = "";

    /// <summary>The production; null when there is none, and then nothing is to be shown.</summary>
    protected Production? Opened { get; private set; }

    /// <summary>What whoever looks is in it.</summary>
    protected StudioRole Role { get; private set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [Inject]
    private Membership Membership { get; set; } = default!;

    [Inject]
    private ProductionShelf Shelf { get; set; } = default!;

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        // One that is not theirs looks as if it were not there.
        if (await Membership.RoleAsync(Context.User, Production, Context.RequestAborted) is { } role)
        {
            Role = role;
            Opened = (await Shelf.FindAsync(Production, Context.RequestAborted))?.As(Membership.ActorOf(Context.User, role));
        }

        if (Opened is null)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
        {
            await Opened.ReadTitleAsync(Context.RequestAborted);
            await LoadAsync(Opened, Context.RequestAborted);
        }
    }

    /// <summary>Reads what the room shows.</summary>
    protected virtual Task LoadAsync(Production production, CancellationToken cancel) => Task.CompletedTask;
}
