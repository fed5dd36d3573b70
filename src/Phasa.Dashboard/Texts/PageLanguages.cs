using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Phasa.AspNetCore;

namespace Phasa.Dashboard.Texts;

/// <summary>The languages of the pages themselves, and how one is chosen: by the visitor, else by what the browser asks for.</summary>
internal static class PageLanguages
{
    private const string Cookie = "phasa-language";

    /// <summary>The languages, by their own names.</summary>
    public static IReadOnlyList<(string Tag, string Name)> All { get; } = [("en", "English"), ("ja", "日本語"), ("th", "ไทย"), ("lo", "ລາວ")];

    /// <summary>Where a language is chosen: <c>/language?to=lo&amp;back=/playground</c>.</summary>
    public const string Path = "/language";

    /// <summary>Numbers and times are the same in all languages, so that figures can be compared and copied.</summary>
    public static RequestLocalizationOptions Options { get; } = new()
    {
        DefaultRequestCulture = new(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")),
        SupportedCultures = [CultureInfo.InvariantCulture],
        SupportedUICultures = [.. All.Select(l => CultureInfo.GetCultureInfo(l.Tag))],
        RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }, new CustomRequestCultureProvider(OfBrowser)],
    };

    /// <summary>Maps the address that a language is chosen at.</summary>
    public static void Map(WebApplication app) => app.MapGet(Path, (HttpContext context, string? to, string? back) =>
    {
        if (All.Any(l => l.Tag == to))
        {
            context.Response.Cookies.Append(
                Cookie, CookieRequestCultureProvider.MakeCookieValue(new("", to!)),
                new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Path = "/" });
        }

        return TypedResults.LocalRedirect(back is ['/', ..] and not ['/', '/' or '\\', ..] ? back : "/");
    }).AllowWithoutKey().ExcludeFromDescription();

    // The framework's own provider asks a culture for its parent, and without ICU ja-JP has none.
    private static Task<ProviderCultureResult?> OfBrowser(HttpContext context) => Task.FromResult(
        context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(tag => All.Any(l => l.Tag == tag)) is { } tag ? new ProviderCultureResult("", tag) : null);
}
