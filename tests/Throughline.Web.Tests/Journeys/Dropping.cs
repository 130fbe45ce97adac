using Microsoft.Playwright;

namespace Throughline.Web.Tests.Journeys;

/// <summary>A file that is dropped.</summary>
internal sealed record DroppedFile(string Name, byte[] Bytes);

/// <summary>Files dropped onto a window, as a browser tells a page of them.</summary>
internal static class Dropping
{
    /// <summary>Drops files onto whatever is in the middle of the window.</summary>
    public static async Task DropAsync(IPage page, params DroppedFile[] files)
    {
        var transfer = await page.EvaluateHandleAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const file of files) transfer.items.add(new File([Uint8Array.from(atob(file.bytes), each => each.charCodeAt(0))], file.name));
              return transfer;
            }
            """,
            files.Select(file => new { name = file.Name, bytes = Convert.ToBase64String(file.Bytes) }));
        await DropAsync(page, transfer);
    }

    /// <summary>Drops a file of so many zeros, which is made in the browser.</summary>
    public static async Task DropZerosAsync(IPage page, string name, long size) =>
        await DropAsync(page, await page.EvaluateHandleAsync("file => { const transfer = new DataTransfer(); transfer.items.add(new File([new Uint8Array(file.size)], file.name)); return transfer; }", new { name, size }));

    private static async Task DropAsync(IPage page, IJSHandle transfer)
    {
        foreach (var type in (string[])["dragenter", "dragover", "drop"])
        {
            await page.EvaluateAsync(
                "([type, dataTransfer]) => document.elementFromPoint(innerWidth / 2, innerHeight / 2).dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))",
                new object[] { type, transfer });
        }
    }
}
