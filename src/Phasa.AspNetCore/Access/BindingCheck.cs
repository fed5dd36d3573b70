using Microsoft.AspNetCore.Http;
using Phasa.AspNetCore.Access;

namespace Phasa.AspNetCore;

/// <summary>Keeps a service without API keys off the network.</summary>
public static class BindingCheck
{
    /// <summary>Refuses addresses that other machines reach while there is no valid key. Called before the service binds.</summary>
    /// <param name="urls">The addresses as they are configured: <c>http://127.0.0.1:5000</c>, <c>http://*:80</c>.</param>
    /// <param name="anyKey">Whether any valid key exists.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static void Require(IEnumerable<string> urls, bool anyKey)
    {
        foreach (var url in urls)
        {
            if (!IsLoopback(url) && !anyKey)
            {
                throw new PhasaException(
                    ErrorCodes.InvalidConfiguration,
                    $"'{url}' can be reached from other machines, and no API key exists: anyone could read and change everything.",
                    "Create a key with 'phasa keys create', or bind to http://127.0.0.1.");
            }
        }
    }

    /// <summary>
    /// Whether only this machine reaches an address: 127.0.0.0/8, ::1, <c>localhost</c> and socket files. Wildcards and all
    /// other names are not, whatever they resolve to today.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> for what is no address.</exception>
    public static bool IsLoopback(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe || Loopback.IsHost(address.Host);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"'{url}' is no address to listen on.", "Give one such as http://127.0.0.1:5000.", e);
        }
    }
}
