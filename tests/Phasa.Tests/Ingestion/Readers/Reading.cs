using System.Text;
using Phasa.Ingestion;
using Phasa.Ingestion.Readers;

namespace Phasa.Tests.Ingestion.Readers;

internal static class Reading
{
    public static Task<List<ReadItem>> ReadAsync(string name, string content, int maxCharacters = 1000) =>
        ReadAsync(name, Encoding.UTF8.GetBytes(content), maxCharacters);

    public static async Task<List<ReadItem>> ReadAsync(string name, byte[] content, int maxCharacters = 1000)
    {
        using var stream = new Trickle(content);
        var context = new ReadContext(name, Path.GetFileNameWithoutExtension(name), maxCharacters);
        return await DocumentReaders.Default.Get(name).ReadAsync(stream, context, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<PhasaException> RefusedAsync(string name, byte[] content, int maxCharacters = 1000) =>
        await Assert.ThrowsAsync<PhasaException>(() => ReadAsync(name, content, maxCharacters));

    /// <summary>Documents as "line id text", errors as "line code".</summary>
    public static string[] Show(IEnumerable<ReadItem> items) =>
        [.. items.Select(i => i.Document is { } d ? $"{i.Line} {d.Id} {d.Text}" : $"{i.Line} {i.Error!.Code}")];

    /// <summary>A stream that gives a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 4099)], cancellationToken);
    }
}
