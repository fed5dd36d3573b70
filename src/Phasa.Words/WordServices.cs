using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Indexes.Words;
using Phasa.Words;

namespace Phasa;

/// <summary>Adds word indexes to a host.</summary>
public static class WordServices
{
    /// <summary>Has searches look for words beside vectors.</summary>
    /// <param name="builder">The host's Phasa.</param>
    /// <param name="folder">Where the indexes lie; whatever is in it may be deleted while no process uses it.</param>
    public static PhasaBuilder UseWords(this PhasaBuilder builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<WordIndexOptions>().Configure(o => o.Folder = folder).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<LuceneWordIndexes>();
        builder.Services.TryAddSingleton<IWordIndexes>(sp => sp.GetRequiredService<LuceneWordIndexes>());
        builder.Services.AddHostedService<WordFiling>();
        return builder;
    }
}
