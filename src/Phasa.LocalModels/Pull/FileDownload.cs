using System.Net;

namespace Phasa.LocalModels.Pull;

/// <summary>
/// Fetches one file and goes on where an earlier attempt, of this or another process, was cut off. Its content is known
/// to be right before it has a name.
/// </summary>
internal sealed class FileDownload(HubClient hub, HubListing model, HubFile file, PartFile part, TimeProvider time)
{
    /// <summary>A connection over which nothing comes is taken for dead.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    private const int BufferBytes = 1 << 20;

    /// <summary>Fetches what is lacking.</summary>
    /// <param name="received">Told the number of bytes that are there, now and then.</param>
    /// <param name="cancellationToken">Stops it; what has come stays.</param>
    /// <exception cref="PhasaException">The hub refused it, or was cut off again and again, or the content is not what the hub states.</exception>
    public async Task RunAsync(Action<long> received, CancellationToken cancellationToken)
    {
        for (var furthest = -1L; !part.IsComplete;)
        {
            // As long as each connection brings something new, a cut one is no reason to give up.
            var there = part.Length;
            if (there <= furthest)
            {
                throw Failed($"was cut off at {there} of {file.Bytes} bytes");
            }

            furthest = there;
            if (there != file.Bytes || there == 0)
            {
                await FetchAsync(received, cancellationToken).ConfigureAwait(false);
            }

            if (part.Length == file.Bytes)
            {
                await FinishAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        received(file.Bytes);
    }

    private async Task FetchAsync(Action<long> received, CancellationToken cancellationToken)
    {
        var from = part.Tag is null ? 0 : part.Length;
        using var answer = await hub.OpenAsync(model, file, from == 0 ? null : (from, part.Tag!), cancellationToken).ConfigureAwait(false);

        // 200 to a question for the rest means that the server has another version by now: the file begins anew.
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == from;
        if (answer.StatusCode == HttpStatusCode.OK || goesOn)
        {
            await CopyAsync(answer, goesOn ? from : 0, received, cancellationToken).ConfigureAwait(false);
        }
        else if (from > 0)
        {
            part.Discard();
            await FetchAsync(received, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw Failed($"was answered with {(int)answer.StatusCode} although all of it was asked for");
        }
    }

    private async Task CopyAsync(HttpResponseMessage answer, long at, Action<long> received, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        await using (var target = part.Open(at))
        {
            part.Tag = answer.Headers.ETag is { IsWeak: false } strong ? strong : null;
            await using var source = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (at <= file.Bytes && await ReadAsync(source, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                at += count;
                received(Math.Min(at, file.Bytes));
            }
        }

        if (at > file.Bytes)
        {
            part.Discard();
            throw Failed($"is longer than the {file.Bytes} bytes that its hub states");
        }
    }

    /// <summary>Reads on; 0 when the connection ended, was cut or is dead. How far it came tells which.</summary>
    private async ValueTask<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Stall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        using var hash = file.Checksum.Begin(file.Bytes);
        await part.HashAsync(hash, cancellationToken).ConfigureAwait(false);
        if (!file.Checksum.Matches(hash))
        {
            part.Discard();
            throw new PhasaException(
                ErrorCodes.ProviderFailed,
                $"'{file.Path}' of '{model.Name}' came with another content than its hub states ({file.Checksum}); it was thrown away.",
                "Run the same command again. If it fails again, something between here and the hub changes files.");
        }

        part.Complete();
    }

    private PhasaException Failed(string what) => new(
        ErrorCodes.ProviderFailed, $"'{file.Path}' of '{model.Name}' {what}.", "Run the same command again: it goes on where it stopped.");
}
