using System.Runtime.CompilerServices;
using Phasa.Ingestion;

namespace Phasa.AspNetCore.Documents;

/// <summary>Joins documents that have been read already, so that many share one transaction and none waits for the next to arrive.</summary>
internal static class ImportBatches
{
    private const int MaxDocuments = 64;
    private const int MaxCharacters = 1 << 20;

    /// <summary>The items in their order; a batch ends when it is large or the next item is not there yet.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<ReadItem>> BatchAsync(
        this IAsyncEnumerable<ReadItem> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = source.GetAsyncEnumerator(cancellationToken);
        var batch = new List<ReadItem>();
        var characters = 0L;
        while (true)
        {
            var next = items.MoveNextAsync().AsTask();
            if (batch.Count > 0 && (!next.IsCompletedSuccessfully || batch.Count == MaxDocuments || characters >= MaxCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            if (!await next)
            {
                break;
            }

            batch.Add(items.Current);
            characters += items.Current.Document?.Text.Length ?? 0;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
