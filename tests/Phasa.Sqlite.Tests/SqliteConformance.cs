using Phasa.Conformance.Calibration;
using Phasa.Conformance.Collections;
using Phasa.Conformance.Documents;
using Phasa.Conformance.Embeddings;
using Phasa.Conformance.Indexes;
using Phasa.Conformance.Jobs;
using Phasa.Conformance.Monitoring;
using Phasa.Conformance.Reembedding;
using Phasa.Conformance.Security;
using Phasa.Conformance.Separation;
using Phasa.Conformance.Storage;
using Phasa.Conformance.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Sqlite.Tests;

public sealed class SqliteSuites : EverySuiteInherited;

public sealed class SqliteCollectionsConformance() : CollectionStoreConformance(new SqliteStoreFactory());

public sealed class SqliteLanguagePolicyConformance() : LanguagePolicyConformance(new SqliteStoreFactory());

public sealed class SqliteLanguageCountConformance() : LanguageCountConformance(new SqliteStoreFactory());

public sealed class SqliteDocumentsConformance() : DocumentStoreConformance(new SqliteStoreFactory());

public sealed class SqliteSpacesConformance() : SpaceStoreConformance(new SqliteStoreFactory());

public sealed class SqliteTranslationsConformance() : TranslationStoreConformance(new SqliteStoreFactory());

public sealed class SqliteIndexFeedConformance() : IndexFeedConformance(new SqliteStoreFactory());

public sealed class SqliteTextFeedConformance() : TextFeedConformance(new SqliteStoreFactory());

public sealed class SqliteHistoryMarksConformance() : HistoryMarksConformance(new SqliteStoreFactory());

public sealed class SqliteJobQueueConformance() : JobQueueConformance(new SqliteStoreFactory());

public sealed class SqliteReembeddingBuildConformance() : ReembeddingBuildConformance(new SqliteStoreFactory());

public sealed class SqliteReembeddingLifeConformance() : ReembeddingLifeConformance(new SqliteStoreFactory());

public sealed class SqliteCalibrationsConformance() : CalibrationStoreConformance(new SqliteStoreFactory());

public sealed class SqliteMeasurementsConformance() : MeasurementStoreConformance(new SqliteStoreFactory());

public sealed class SqliteAlertStoreConformance() : AlertStoreConformance(new SqliteStoreFactory());

public sealed class SqliteAlertOutboxConformance() : AlertOutboxConformance(new SqliteStoreFactory());

public sealed class SqliteSearchInsightsConformance() : SearchInsightsConformance(new SqliteStoreFactory());

public sealed class SqliteSearchLogConformance() : SearchLogConformance(new SqliteStoreFactory());

public sealed class SqliteTranslationLedgerConformance() : TranslationLedgerConformance(new SqliteStoreFactory());

public sealed class SqliteApiKeysConformance() : ApiKeyStoreConformance(new SqliteStoreFactory());

public sealed class SqliteTranslationMemoryConformance : TranslationMemoryConformance, IAsyncDisposable
{
    private readonly SqliteStoreFactory _factory = new();
    private readonly List<IAsyncDisposable> _stores = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await _factory.DisposeAsync();
    }

    protected override async Task<ITranslationMemory> CreateAsync()
    {
        var store = _factory.Create(TimeProvider.System);
        _stores.Add(store);
        await store.OpenAsync();
        return store.TranslationMemory;
    }
}
