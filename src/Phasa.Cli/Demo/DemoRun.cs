using Phasa.Cli.Ingestion;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Search;
using Phasa.Separation;
using Phasa.Separation.Paths;
using Phasa.Storage;

namespace Phasa.Cli.Demo;

/// <summary>Measures the model, loads the handbook and compares the paths over it. Works on whatever host it is given.</summary>
internal sealed class DemoRun(
    Terminal terminal, IKnowledgeStore store, DocumentService documents, SearchService search, PathEvaluation evaluation, EmbeddingModels models, Measurer measurer, TimeProvider time)
{
    /// <summary>Two questions on translated articles, without a Latin letter.</summary>
    private static readonly string[] Translated = ["q14", "q09"];

    /// <summary>A question on an article that exists in Japanese only.</summary>
    private const string SourceOnly = "q88";

    /// <summary>No query is shown to a translation provider, whatever is configured.</summary>
    private static readonly PathEvaluationOptions Asked = new() { Paths = [RetrievalPath.Index, RetrievalPath.CrossLingual, RetrievalPath.Auto] };

    /// <summary>Measures, loads, asks and shows.</summary>
    /// <param name="embedding">The embedding model; the default one when null.</param>
    /// <param name="questions">How many questions to measure with; all when null.</param>
    /// <param name="asJson">Whether to print the figures as JSON instead of showing them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(string? embedding, int? questions, bool asJson, CancellationToken cancellationToken)
    {
        var model = embedding is null ? models.Default : models.Named(embedding);
        var measurement = await new DemoMeasurement(terminal, measurer, time).MeasureAsync(model, cancellationToken);
        if (!asJson)
        {
            DemoMeasurement.Write(terminal.Out, measurement);
        }

        var collection = await LoadAsync(model, cancellationToken);
        var queries = await Handbook.QueriesAsync(cancellationToken);
        var asked = Spread(queries, questions ?? queries.Count);
        var result = await ProgressLine.RunAsync(
            terminal, "Asking", "searches", progress => evaluation.RunAsync(collection, asked, Asked, progress, cancellationToken));
        var sourceOnlyIds = asked.Where(q => Handbook.IsSourceOnly(q.Relevant[0])).Select(q => q.Id).ToHashSet();
        var sourceOnly = PathComparer.Measure([.. result.Answers.Where(a => sourceOnlyIds.Contains(a.QueryId))]);
        if (asJson)
        {
            JsonOutput.Write(terminal, new
            {
                model = model.Space.Model,
                measurement.Models[0].Languages,
                questions = asked.Count,
                figures = result.Paths,
                japaneseOnly = sourceOnly,
                result.Differences,
            });
            return;
        }

        DemoView.WriteFigures(terminal.Out, $"{asked.Count} questions in each language, asked on every path", result.Paths);
        DemoView.WriteFigures(terminal.Out, $"Of these the {sourceOnlyIds.Count} whose article exists in Japanese only", sourceOnly);
        terminal.Print("");
        terminal.Print(DemoView.Meaning(result, model));
        await ShowAsync([.. queries.Where(q => Translated.Contains(q.Id))], queries.Single(q => q.Id == SourceOnly), cancellationToken);
    }

    private async Task<Collection> LoadAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.CreateAsync(Handbook.Collection, Handbook.Languages, model.Space, cancellationToken);
        var translations = Handbook.Languages.Where(l => l != Handbook.Source).ToDictionary(l => l, Handbook.ArticlesIn);
        var summary = await ProgressLine.RunAsync(terminal, "Loading the handbook", "articles", Handbook.CountArticles(), progress =>
            new Ingester(documents, collection, issue => terminal.Say(issue.ToString()), progress)
                .RunAsync([Handbook.ArticlesIn(Handbook.Source)], translations, Handbook.Source, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        terminal.Say($"Loaded the handbook of a fictitious product: {summary.Created} articles in Japanese, most of them with their English, Thai and Lao translations.");
        return collection;
    }

    private async Task ShowAsync(IReadOnlyList<JudgedQuery> translated, JudgedQuery sourceOnly, CancellationToken cancellationToken)
    {
        var asker = Handbook.Languages[^1];
        foreach (var query in translated)
        {
            DemoView.WriteQuestion(terminal.Out, query);
            await ShowAsync(query, RouteChoice.Index, null);
            await ShowAsync(query, RouteChoice.CrossLingual, -1);
        }

        DemoView.WriteQuestion(terminal.Out, sourceOnly);
        await ShowAsync(sourceOnly, RouteChoice.Auto, -1);

        async Task ShowAsync(JudgedQuery query, RouteChoice path, float? threshold)
        {
            var request = new SearchRequest(query.Query[asker]) { Language = asker, Route = path, Top = path == RouteChoice.Auto ? 5 : 3, Threshold = threshold, IsLogged = false };
            DemoView.WriteHits(terminal.Out, query, path, threshold is null, await search.SearchAsync(Handbook.Collection, request, cancellationToken));
        }
    }

    /// <summary>So many of the questions, spread evenly: they are sorted by topic.</summary>
    private static IReadOnlyList<JudgedQuery> Spread(IReadOnlyList<JudgedQuery> queries, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, queries.Count)).Select(i => queries[i * queries.Count / Math.Min(count, queries.Count)])];
}
