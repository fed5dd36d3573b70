using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.Cli.Hosting.Telemetry;

namespace Phasa.Cli.Hosting;

/// <summary>The HTTP service.</summary>
internal static class ServiceHost
{
    /// <summary>How long running requests and jobs have when the service stops.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(10);

    /// <summary>Builds the service; nothing is opened or bound yet.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="urls">Where to listen.</param>
    /// <param name="level">The least level of logs.</param>
    /// <param name="add">Adds what only one command has.</param>
    public static WebApplication Build(
        DataFolder folder, IConfiguration configuration, IReadOnlyList<string> urls, LogLevel level, Action<PhasaBuilder>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
            // Files that are not read need no watcher, and a user has only so many.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });

        // The host's own variables and files would be a second, undocumented configuration.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ToStandardError(configuration, level);
        builder.WebHost.UseUrls([.. urls]);

        // Where the command was built and not published, the pages' files lie with their projects.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Shutdown);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        var phasa = builder.Services.AddPhasa(folder, configuration);
        builder.AddTraces(configuration);
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<BindingGuard>(services, urls));
        phasa.AddIndexWarming().AddApi(options => Settings.Bind(configuration.GetSection("Api"), options));
        phasa.AddDashboard().AddMcp();
        builder.Services.Configure<SignInOptions>(options => Settings.Bind(configuration.GetSection("SignIn"), options));
        builder.Services.AddDataProtection().SetApplicationName("phasa").PersistKeysToFileSystem(new(folder.SessionKeys));
        add?.Invoke(phasa);
        var app = builder.Build();
        app.MapPhasa();
        app.MapPhasaMcp();
        app.MapDashboard();
        return app;
    }

    /// <summary>Opens the store and listens.</summary>
    /// <returns>The addresses, with the real ports.</returns>
    /// <exception cref="PhasaException">An address is taken or not allowed, or the store or the configuration cannot be used.</exception>
    public static async Task<IReadOnlyCollection<string>> ListenAsync(this WebApplication app, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return [.. app.Urls];
        }
        catch (Exception e)
        {
            // Workers may have begun by now; they end before the store under them is closed.
            await app.StopAsync(CancellationToken.None);
            if (e is IOException or System.Net.Sockets.SocketException)
            {
                throw new PhasaException(ErrorCodes.AddressUnavailable, $"{string.Join(", ", urls)} cannot be listened on: {e.Message}", innerException: e);
            }

            throw;
        }
    }
}
