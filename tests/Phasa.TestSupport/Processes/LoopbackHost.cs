using Microsoft.AspNetCore.Builder;

namespace Phasa.TestSupport.Processes;

/// <summary>Hosts for servers of tests.</summary>
public static class LoopbackHost
{
    /// <summary>
    /// A builder that watches no configuration files: each watcher takes one of the few (often 128) that a user may have,
    /// and tests start more servers than that.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder() => WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
}
