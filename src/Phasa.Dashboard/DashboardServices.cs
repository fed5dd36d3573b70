using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using Phasa.AspNetCore;
using Phasa.Dashboard.Access;
using Phasa.Dashboard.Documents;
using Phasa.Dashboard.Documents.Editing;
using Phasa.Dashboard.Documents.Uploads;
using Phasa.Dashboard.Measurements;
using Phasa.Dashboard.Playground;
using Phasa.Dashboard.Shell;
using Phasa.Dashboard.Texts;

namespace Phasa;

/// <summary>Adds the dashboard to a host, and puts it into a web application.</summary>
public static class DashboardServices
{
    // A passage as somebody writes it, or the names of some hundred files: more than the usual 32 KiB, which would end the connection.
    private const long LongestMessage = 1 << 20;

    /// <summary>Adds what <see cref="MapDashboard"/> needs.</summary>
    public static PhasaBuilder AddDashboard(this PhasaBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(o => o.MaximumReceiveMessageSize = LongestMessage);
        services.AddMudServices(o => o.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
        services.AddLocalization();
        services.AddCascadingAuthenticationState();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Visitor>();
        services.TryAddSingleton<UploadService>();
        services.TryAddSingleton<Trials>();
        services.TryAddSingleton<DocumentActions>();
        services.TryAddSingleton<PassageEdits>();
        services.TryAddSingleton<MeasurementActions>();
        return builder;
    }

    /// <summary>Maps the pages: <c>/</c> and those that its menu leads to. Call it after <c>MapPhasa()</c>, which keeps strangers out.</summary>
    /// <exception cref="InvalidOperationException">The services that this needs were not added; the message names the missing call.</exception>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(Visitor)))
        {
            throw new InvalidOperationException("MapDashboard needs services that were not added. Call 'services.AddPhasa().AddDashboard()' before the application is built.");
        }

        app.UseMiddleware<PageHeaders>();
        app.UseRequestLocalization(PageLanguages.Options);
        app.UseAntiforgery();
        PageLanguages.Map(app);
        app.MapStaticAssets().AllowWithoutKey();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).Add(PageAccess.Require);
        return app;
    }
}
