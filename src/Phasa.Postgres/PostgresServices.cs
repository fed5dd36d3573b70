using Microsoft.Extensions.DependencyInjection;
using Phasa.Postgres;
using Phasa.Storage;

namespace Phasa;

/// <summary>Adds the store of many nodes.</summary>
public static class PostgresServices
{
    /// <summary>Keeps everything in a schema of a PostgreSQL database, made when it does not exist.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="address">A URI (<c>postgres://user:password@host:5432/database?schema=phasa</c>) or a connection string of Npgsql's.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the address cannot be read.</exception>
    public static PhasaBuilder UsePostgres(this PhasaBuilder builder, string address) => builder.UsePostgres(PostgresAddress.Parse(address));

    /// <summary>Keeps everything in a schema of a PostgreSQL database, made when it does not exist.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="address">Where it is.</param>
    public static PhasaBuilder UsePostgres(this PhasaBuilder builder, PostgresAddress address)
    {
        builder.Services.AddSingleton<IKnowledgeStore>(services => new PostgresKnowledgeStore(address, services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
