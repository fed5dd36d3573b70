using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Phasa.LocalModels.Pull;

/// <summary>Speaks with a hub of models in the way of huggingface.co: a list of files per revision, and each file under its path.</summary>
/// <param name="http">A client that does not follow redirects itself.</param>
/// <param name="endpoint">The hub's address.</param>
/// <param name="token">Sent to the endpoint's own host and to no other; null for none.</param>
internal sealed class HubClient(HttpClient http, Uri endpoint, string? token)
{
    private const int MaxRedirects = 10;
    private const int MaxListBytes = 32 << 20;

    public Uri Endpoint => endpoint;

    public async Task<HubListing> ListAsync(string name, string revision, CancellationToken cancellationToken)
    {
        var what = $"the model '{name}' in revision '{revision}'";
        using var answer = await GetAsync($"api/models/{name}/revision/{Uri.EscapeDataString(revision)}?blobs=true", what, null, cancellationToken).ConfigureAwait(false);
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxListBytes, cancellationToken).ConfigureAwait(false);
            using var json = await JsonDocument.ParseAsync(
                await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false);
            return HubListing.Read(name, json.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            throw Failed($"did not answer with a list of files for {what}: {e.Message}", e);
        }
    }

    /// <summary>Asks for a file, or for what is still lacking of it. The answer's status is 200, 206 or 416.</summary>
    public Task<HttpResponseMessage> OpenAsync(HubListing model, HubFile file, (long From, EntityTagHeaderValue Tag)? rest, CancellationToken cancellationToken) => GetAsync(
        $"{model.Name}/resolve/{model.Commit}/{string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))}",
        $"'{file.Path}' of '{model.Name}'",
        rest,
        cancellationToken);

    private async Task<HttpResponseMessage> GetAsync(
        string path, string what, (long From, EntityTagHeaderValue Tag)? rest, CancellationToken cancellationToken)
    {
        var root = endpoint.AbsoluteUri.EndsWith('/') ? endpoint : new Uri(endpoint.AbsoluteUri + "/");
        var address = new Uri(root, path);
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var answer = await SendAsync(address, rest, cancellationToken).ConfigureAwait(false);
            if (answer is { StatusCode: HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable })
            {
                return answer;
            }

            using (answer)
            {
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
                {
                    throw Refused(answer.StatusCode, what);
                }

                address = Next(address, location);
            }
        }

        throw Failed($"led from address to address for {what}, more than {MaxRedirects} times");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, (long From, EntityTagHeaderValue Tag)? rest, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        // A file's bytes are counted and hashed as they come: nobody on the way may pack them.
        request.Headers.AcceptEncoding.Add(new("identity"));
        if (token is not null && address.Scheme == endpoint.Scheme && address.Authority == endpoint.Authority)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (rest is { } part)
        {
            request.Headers.Range = new RangeHeaderValue(part.From, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(part.Tag);
        }

        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw Failed($"cannot be reached: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed("did not answer in time", e);
        }
    }

    private Uri Next(Uri from, Uri location)
    {
        var to = location.IsAbsoluteUri ? location : new Uri(from, location);
        return to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)
            ? to
            : throw Failed($"leads on to '{to.GetLeftPart(UriPartial.Authority)}', which is not protected as it is itself");
    }

    private PhasaException Refused(HttpStatusCode status, string what) => status switch
    {
        HttpStatusCode.NotFound => new(ErrorCodes.NotFound, $"{endpoint} does not have {what}.", "Check the name and the revision; a name is written as on the hub, owner/model."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
            ErrorCodes.Unauthorized,
            $"{endpoint} does not hand out {what}{(token is null ? " without a token" : " for this token")}.",
            "Set HF_TOKEN to a token that may read it, after accepting its terms on the hub; or check the name: hubs answer so for names they do not have, too."),
        _ => Failed($"answered {(int)status} for {what}"),
    };

    private PhasaException Failed(string what, Exception? inner = null) => new(
        ErrorCodes.ProviderFailed, $"{endpoint} {what}.", "Run the same command again: it goes on where it stopped.", inner);
}
