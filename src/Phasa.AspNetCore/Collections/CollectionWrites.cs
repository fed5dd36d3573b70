using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.AspNetCore.Collections;

/// <summary>Makes, changes and deletes collections for the API and the pages, among as many calls at once as the service takes. Thread-safe.</summary>
internal sealed class CollectionWrites(IKnowledgeStore store, EmbeddingModels models, JobSignal signal, WorkGate gate)
{
    private const int MostLanguages = 50;

    /// <summary>Makes a collection.</summary>
    /// <exception cref="PhasaException">A member is wrong, which <see cref="PhasaException.Location"/> points to; <see cref="ErrorCodes.CollectionExists"/>.</exception>
    public async Task<Collection> CreateAsync(CollectionCreation wanted, CancellationToken cancellationToken)
    {
        CollectionNames.Require(wanted.Name);
        var languages = Languages(wanted.Languages);
        var policies = PolicyMembers.Read(wanted.Policies, languages);
        var model = wanted.Embedding is null ? models.Default : models.Named(wanted.Embedding);
        using var permit = await gate.WriteAsync(cancellationToken);
        var collection = await store.Collections.CreateAsync(wanted.Name, languages, model.Space, cancellationToken);
        return policies.Count > 0 ? await store.Collections.SetPoliciesAsync(collection.Name, policies, cancellationToken) : collection;
    }

    /// <summary>Changes a collection.</summary>
    /// <exception cref="PhasaException">A member is wrong, or nothing is to change; <see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public async Task<Collection> ChangeAsync(string name, CollectionChange change, CancellationToken cancellationToken)
    {
        if (change.Languages is null && change.Policies is null)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "Nothing is to change.", "Give 'languages', 'policies' or both.");
        }

        var collection = await store.Collections.GetAsync(name, cancellationToken);
        var languages = change.Languages is null ? null : Languages(change.Languages);
        var policies = PolicyMembers.Read(change.Policies, languages ?? collection.Languages);
        using var permit = await gate.WriteAsync(cancellationToken);
        var changed = await store.Collections.ChangeAsync(collection.Name, languages, policies, cancellationToken);
        signal.Set();
        return changed;
    }

    /// <summary>Deletes a collection with everything in it.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var found = await store.Collections.GetAsync(name, cancellationToken);
        using var permit = await gate.WriteAsync(cancellationToken);
        if (!await store.Collections.DeleteAsync(found.Name, cancellationToken))
        {
            throw CollectionNames.Missing(name);
        }
    }

    private static List<LanguageTag> Languages(IReadOnlyList<string> tags)
    {
        if (tags.Count is < 1 or > MostLanguages)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"A collection has 1 to {MostLanguages} languages, not {tags.Count}.") { Location = "/languages" };
        }

        var languages = new List<LanguageTag>();
        for (var i = 0; i < tags.Count; i++)
        {
            var at = $"/languages/{i}";
            var language = LanguageTags.Parse(tags[i] ?? "", at);
            if (language == LanguageTag.Undetermined)
            {
                throw new PhasaException(ErrorCodes.InvalidLanguage, "'und' stands for no language.") { Location = at };
            }

            if (languages.Contains(language))
            {
                throw new PhasaException(ErrorCodes.InvalidRequest, $"The language {language} is named twice.") { Location = at };
            }

            languages.Add(language);
        }

        return languages;
    }
}
