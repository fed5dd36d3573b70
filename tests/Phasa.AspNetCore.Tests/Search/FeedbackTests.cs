using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Search;

public sealed class FeedbackTests
{
    [Fact]
    public async Task Give_RightAfterTheSearch_IsKeptAndReplaced()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"password","threshold":-1}""");
        var (search, passage) = ((string)found["searchId"]!, (string)found["hits"][0]!["passageId"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await host.PostAsync($"/v1/searches/{search}/feedback", $$"""{"passageId":"{{passage}}","helpful":false}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await host.PostAsync($"/v1/searches/{search}/feedback", $$"""{"passageId":"{{passage}}","helpful":true}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await host.PostAsync($"/v1/searches/{search}/feedback", """{"helpful":false}""")).Status);

        var said = (await host.GetAsync("/v1/collections/kb/insights/queries"))["queries"][0]!["feedback"]!.AsArray();
        Assert.Equal([(null, false), (passage, true)], said.Select(f => ((string?)f!["passageId"], (bool)f["helpful"]!)));
    }

    [Fact]
    public async Task Give_WhatCannotBeMeant_IsRefused()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        var search = (string)(await host.PostAsync("/v1/collections/kb/search", """{"query":"password","threshold":-1}"""))["searchId"]!;

        (await host.PostAsync("/v1/searches/unknown/feedback", """{"helpful":true}""")).Problem(ErrorCodes.SearchNotFound);
        (await host.PostAsync($"/v1/searches/{new string('0', 32)}/feedback", """{"helpful":true}""")).Problem(ErrorCodes.SearchNotFound);
        (await host.PostAsync($"/v1/searches/{search}/feedback", """{"passageId":"p999","helpful":true}""")).Problem(ErrorCodes.PassageNotFound);
        Assert.Equal("/passageId", (string?)(await host.PostAsync($"/v1/searches/{search}/feedback", """{"passageId":"x","helpful":true}""")).Problem(ErrorCodes.InvalidRequest)["location"]);
        (await host.PostAsync($"/v1/searches/{search}/feedback", """{"passageId":"p1"}""")).Problem(ErrorCodes.InvalidJson);
    }
}
