using System.Diagnostics;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;

namespace Phasa.Dashboard.Documents.Uploads;

/// <summary>Writes the documents of files that a visitor sends, within the limits of uploads to the API. Thread-safe.</summary>
internal sealed class UploadService(FileImport files, WorkGate gate, IOptions<ApiOptions> options)
{
    /// <summary>Sends the files one after the other. One that fails does not keep the others from it; who stops it gets no exception.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Overloaded"/>: as many are under way as the service takes; nothing was sent.</exception>
    public async Task RunAsync(Collection collection, Upload upload)
    {
        // A full gate refuses and never waits, so there is nothing to stop yet.
        using var permit = await gate.ImportAsync(CancellationToken.None);
        foreach (var file in upload.Files.TakeWhile(_ => !upload.Stopped.IsCancellationRequested))
        {
            await SendAsync(collection, upload, file);
        }
    }

    private async Task SendAsync(Collection collection, Upload upload, UploadFile file)
    {
        var (name, most) = (file.File.Name, options.Value.MaxFileBytes);
        var trace = Activity.Current?.Id ?? Guid.NewGuid().ToString("N");
        file.Begin();
        try
        {
            if (file.File.Size > most)
            {
                throw new PhasaException(ErrorCodes.TooLarge, $"A file is larger than {most} bytes.");
            }

            await using var content = new CountedStream(file.File.OpenReadStream(most, upload.Stopped), file.Arrived);
            await files.RunAsync(collection, new(name, null, upload.Language, content), trace, file.Add, upload.Stopped);
        }
        catch (Exception) when (upload.Stopped.IsCancellationRequested)
        {
            // Whatever a file raises that is no longer read; it stays unfinished.
            return;
        }
        catch (Exception e)
        {
            file.Add([DocumentIntake.Failed(name, 0, null, Failures.Of(e), trace)]);
        }

        file.End(UploadState.Done);
    }
}
