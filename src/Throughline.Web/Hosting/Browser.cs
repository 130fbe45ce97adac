using System.ComponentModel;
using System.Diagnostics;

namespace Throughline.Web.Hosting;

/// <summary>The browser that this user has chosen.</summary>
internal static class Browser
{
    /// <summary>Opens an address. False when there is nothing to open it with.</summary>
    public static bool TryOpen(Uri address)
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null or "" && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null or "")
            return false;
        try
        {
            var start = new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add(address.ToString());
            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
