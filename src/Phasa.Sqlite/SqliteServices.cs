using Microsoft.Extensions.DependencyInjection;
using Phasa.Sqlite;
using Phasa.Storage;

namespace Phasa;

/// <summary>Adds the embedded store.</summary>
public static class SqliteServices
{
    /// <summary>Keeps everything in one SQLite file, made when it does not exist.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="path">The file.</param>
    public static PhasaBuilder UseSqlite(this PhasaBuilder builder, string path)
    {
        builder.Services.AddSingleton<IKnowledgeStore>(services => new SqliteKnowledgeStore(path, services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
