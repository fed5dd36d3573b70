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

namespace Phasa.Postgres.Tests;

public sealed class PostgresSuites : EverySuiteInherited;

public sealed class PostgresCollectionsConformance() : CollectionStoreConformance(new PostgresStoreFactory());

public sealed class PostgresLanguagePolicyConformance() : LanguagePolicyConformance(new PostgresStoreFactory());

public sealed class PostgresLanguageCountConformance() : LanguageCountConformance(new PostgresStoreFactory());

public sealed class PostgresDocumentsConformance() : DocumentStoreConformance(new PostgresStoreFactory());

public sealed class PostgresSpacesConformance() : SpaceStoreConformance(new PostgresStoreFactory());

public sealed class PostgresTranslationsConformance() : TranslationStoreConformance(new PostgresStoreFactory());

public sealed class PostgresIndexFeedConformance() : IndexFeedConformance(new PostgresStoreFactory());

public sealed class PostgresTextFeedConformance() : TextFeedConformance(new PostgresStoreFactory());

public sealed class PostgresHistoryMarksConformance() : HistoryMarksConformance(new PostgresStoreFactory());

public sealed class PostgresJobQueueConformance() : JobQueueConformance(new PostgresStoreFactory());

public sealed class PostgresReembeddingBuildConformance() : ReembeddingBuildConformance(new PostgresStoreFactory());

public sealed class PostgresReembeddingLifeConformance() : ReembeddingLifeConformance(new PostgresStoreFactory());

public sealed class PostgresCalibrationsConformance() : CalibrationStoreConformance(new PostgresStoreFactory());

public sealed class PostgresMeasurementsConformance() : MeasurementStoreConformance(new PostgresStoreFactory());

public sealed class PostgresAlertStoreConformance() : AlertStoreConformance(new PostgresStoreFactory());

public sealed class PostgresAlertOutboxConformance() : AlertOutboxConformance(new PostgresStoreFactory());

public sealed class PostgresSearchInsightsConformance() : SearchInsightsConformance(new PostgresStoreFactory());

public sealed class PostgresSearchLogConformance() : SearchLogConformance(new PostgresStoreFactory());

public sealed class PostgresTranslationLedgerConformance() : TranslationLedgerConformance(new PostgresStoreFactory());

public sealed class PostgresApiKeysConformance() : ApiKeyStoreConformance(new PostgresStoreFactory());

public sealed class PostgresTranslationMemoryConformance : TranslationMemoryConformance, IAsyncDisposable
{
    private readonly PostgresStoreFactory _factory = new();
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
