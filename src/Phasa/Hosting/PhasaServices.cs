using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Answers;
using Phasa.Answers.Conversations;
using Phasa.Answers.Extracts;
using Phasa.Answers.Generation;
using Phasa.Answers.Support;
using Phasa.Calibration;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Indexes;
using Phasa.Ingestion.Alignment;
using Phasa.Ingestion.Passages;
using Phasa.Ingestion.Structures;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Costs;
using Phasa.Monitoring.Alerts.Coverage;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Alerts.Legs;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.Monitoring.Alerts.References;
using Phasa.Monitoring.Alerts.Spaces;
using Phasa.Monitoring.Alerts.Thresholds;
using Phasa.Monitoring.Alerts.Work;
using Phasa.Monitoring.Insights;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Rollout;
using Phasa.Rollout.Past;
using Phasa.Search;
using Phasa.Search.Answers;
using Phasa.Search.Evidence;
using Phasa.Search.Filters;
using Phasa.Search.Legs;
using Phasa.Search.Reranking;
using Phasa.Security;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.Paths;
using Phasa.Storage;
using Phasa.Translation;
using Phasa.Translation.Canary;
using Phasa.Translation.Checks;
using Phasa.Translation.Costs;
using Phasa.Translation.Exchange;
using Phasa.Translation.Glossaries;
using Phasa.Translation.Memory;
using Phasa.Translation.Reviews;

namespace Phasa;

/// <summary>Adds Phasa to a host.</summary>
public static class PhasaServices
{
    /// <summary>
    /// Adds everything that needs no other package: ingestion, the in-box embedder, search, translation from the memory.
    /// A store must be added to it; without one the host does not start.
    /// </summary>
    public static PhasaBuilder AddPhasa(this IServiceCollection services)
    {
        services.AddOptions<TranslationWorkerOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        AddReading(services);
        AddTranslation(services);
        services.AddSingleton(_ => InBoxModel.CreateModel());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEmbeddingModelKind, FeatureTableKind>());
        services.AddSingleton(_ => HashedNgramEmbedder.CreateModel());
        services.TryAddSingleton(sp => new EmbeddingModels(sp.GetServices<EmbeddingModel>()));
        services.TryAddSingleton<CollectionModels>();
        services.TryAddSingleton<RowFactory>();
        services.TryAddSingleton<DocumentPreparer>();
        services.TryAddSingleton<DocumentService>();
        services.AddOptions<IndexFileOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IndexModeOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<VectorPlace>();
        services.TryAddSingleton<CollectionIndexes>();
        services.TryAddSingleton<CollectionFilters>();
        services.TryAddSingleton<QueryEmbedding>();
        services.TryAddSingleton<QueryTranslation>();
        services.TryAddSingleton<CollectionEvidence>();
        services.AddOptions<FusionOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<HitReranking>();
        services.AddOptions<AnswerOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<KeptAnswers>();
        services.TryAddSingleton<SearchService>();
        AddAnswers(services);
        services.TryAddSingleton<PathEvaluation>();
        services.TryAddSingleton<ApiKeys>();
        AddReembedding(services);
        AddCalibration(services);
        AddMeasuring(services);
        AddMonitoring(services);
        services.AddHostedService<StoreOpening>();
        services.AddHostedService<SearchLogService>();
        services.AddHostedService<ProviderCallsService>();
        services.AddHostedService<AlertWatchService>();
        return new(services);
    }

    /// <summary>Has this process work on translation jobs and reembeddings.</summary>
    public static PhasaBuilder AddWorkers(this PhasaBuilder builder)
    {
        builder.Services.AddHostedService<TranslationWorkerService>();
        builder.Services.AddHostedService<ReembeddingWorkerService>();
        builder.Services.AddHostedService<RecalibrationService>();
        builder.Services.AddHostedService<MeasurementWorkerService>();
        builder.Services.AddHostedService<VectorTending>();
        builder.Services.AddHostedService<IndexFiling>();
        builder.Services.AddHostedService<StoreNewsService>();
        return builder;
    }

    /// <summary>Has this process read all indexes when it starts, not at the first search of each collection.</summary>
    public static PhasaBuilder AddIndexWarming(this PhasaBuilder builder)
    {
        builder.Services.AddHostedService<IndexWarming>();
        builder.Services.AddHostedService<VectorTending>();
        builder.Services.AddHostedService<IndexFiling>();
        builder.Services.AddHostedService<StoreNewsService>();
        return builder;
    }

    private static void AddReading(IServiceCollection services)
    {
        services.TryAddSingleton<IWordSegmenter, IcuWordSegmenter>();
        services.TryAddSingleton<ITermAnalyzer, TermAnalyzer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageIdentifier, ScriptLanguageIdentifier>());
        services.TryAddSingleton(sp => new QueryLanguageResolver(new LanguageIdentifierChain([.. sp.GetServices<ILanguageIdentifier>()])));
        services.TryAddSingleton<ITextBreaker, IcuTextBreaker>();
        services.TryAddSingleton<PassageSplitters>();
        services.TryAddSingleton<TranslationAligner>();
        services.TryAddSingleton(_ => new StructureParsers(TextNormalizer.Normalize));
    }

    private static void AddTranslation(IServiceCollection services)
    {
        services.TryAddSingleton<TranslationOptions>();
        services.TryAddSingleton(sp => sp.GetRequiredService<IKnowledgeStore>().TranslationMemory);
        services.TryAddSingleton(sp => sp.GetRequiredService<TranslationOptions>().Memory);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslator, TranslationMemoryTranslator>());
        services.TryAddSingleton(Glossary.Empty);
        services.TryAddSingleton<IReadOnlyList<ITranslationCheck>>(sp => TranslationChecks.Create(
            new LanguageIdentifierChain([.. sp.GetServices<ILanguageIdentifier>()]), sp.GetRequiredService<Glossary>()));
        services.TryAddSingleton(sp => new TranslatorChain(
            sp.GetRequiredService<TranslationOptions>(), sp.GetServices<ITranslator>(),
            sp.GetRequiredService<IReadOnlyList<ITranslationCheck>>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<Glossary>()));
        services.TryAddSingleton<TranslationMemoryImport>();
        services.TryAddSingleton<TranslationExport>();
        services.TryAddSingleton<TranslationImport>();
        services.AddOptions<CanaryOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<TranslationCanary>();
        services.TryAddSingleton<TranslationReviews>();
        services.TryAddSingleton<PairHistory>();
        services.TryAddSingleton<TranslationAccounts>();
        services.TryAddSingleton<PassagesInWork>();
        services.TryAddSingleton<DocumentTranslation>();
        services.TryAddSingleton<RolloutService>();
        services.TryAddSingleton<PlanHistory>();
        services.TryAddSingleton<TranslationWorker>();
        services.TryAddSingleton<JobSignal>();
        services.TryAddSingleton<TranslationRetry>();
        services.TryAddSingleton<TranslationBudgets>();
    }

    private static void AddAnswers(IServiceCollection services)
    {
        services.TryAddSingleton<SentenceRanking>();
        services.TryAddSingleton<SupportCheck>();
        services.TryAddSingleton<AnswerLanguage>();
        services.TryAddSingleton<StandaloneQuestions>();
        services.TryAddSingleton<AnswerWriter>();
        services.TryAddSingleton<AnswerService>();
    }

    private static void AddReembedding(IServiceCollection services)
    {
        services.TryAddKeyedSingleton<JobSignal>(ReembeddingService.SignalKey);
        services.TryAddSingleton<SpaceComparer>();
        services.TryAddSingleton<SpaceBuilder>();
        services.TryAddSingleton<ReembeddingWorker>();
        services.TryAddSingleton<ReembeddingService>();
    }

    private static void AddMeasuring(IServiceCollection services)
    {
        services.TryAddKeyedSingleton<JobSignal>(MeasurementService.SignalKey);
        services.TryAddSingleton<Measurer>();
        services.TryAddSingleton<MeasurementRun>();
        services.TryAddSingleton<MeasurementWorker>();
        services.TryAddSingleton<MeasurementService>();
    }

    private static void AddMonitoring(IServiceCollection services)
    {
        services.AddOptions<SearchLogOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<SearchLogWriter>();
        services.TryAddSingleton<SearchMetrics>();
        services.TryAddSingleton<StoreGauges>();
        services.TryAddSingleton<FeedbackService>();
        services.TryAddSingleton<MissingAnswers>();
        services.TryAddSingleton<InsightService>();
        services.AddOptions<AlertOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<AlertService>();
        services.TryAddSingleton<AlertWatch>();
        services.TryAddSingleton<DriftBaselines>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, DriftDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, ReferenceDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, SilentLegDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, StuckWorkDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, BudgetDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, CoverageDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, OutdatedThresholdDetector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertDetector, SpaceDetector>());
        services.TryAddSingleton<ProviderCalls>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInstallationDetector, FailingProviderDetector>());
    }

    private static void AddCalibration(IServiceCollection services)
    {
        services.AddOptions<CalibrationOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<CollectionCalibrator>();
        services.TryAddSingleton<CollectionThresholds>();
        services.TryAddSingleton<Recalibrator>();
    }
}
