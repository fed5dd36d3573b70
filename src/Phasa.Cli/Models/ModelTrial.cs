using System.Diagnostics;
using System.Numerics.Tensors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.Cli.Hosting;
using Phasa.Embeddings;
using Phasa.LocalModels;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.Cli.Models;

/// <summary>Opens the model in a folder as the configuration would, and tries it.</summary>
internal static class ModelTrial
{
    // Lao, because it is where models fail first: one meaning in two wordings, another meaning, and the first in English.
    private const string Question = "ຂ້ອຍລືມລະຫັດຜ່ານ ຈະຕັ້ງໃໝ່ແນວໃດ";
    private const string Paraphrase = "ວິທີຕັ້ງລະຫັດຜ່ານໃໝ່ ເມື່ອຈື່ລະຫັດເກົ່າບໍ່ໄດ້";
    private const string Unrelated = "ໃບແຈ້ງໜີ້ຈະຖືກສົ່ງໃຫ້ທຸກວັນທີໜຶ່ງຂອງເດືອນ";
    private const string Translation = "How to set a new password when the old one is forgotten";

    private static readonly TimeSpan TimingFor = TimeSpan.FromSeconds(1);

    /// <summary>Opens the model and computes a few vectors.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">Which of several networks; null for the usual one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException">Why the model cannot be used.</exception>
    public static async Task<ModelTrialResult> RunAsync(ModelFolder folder, string? file, CancellationToken cancellationToken)
    {
        await using var services = Kinds();
        var began = Stopwatch.GetTimestamp();
        using var model = FolderModel.Open(services.GetServices<IEmbeddingModelKind>(), folder, file);
        var opening = Stopwatch.GetElapsedTime(began);
        var query = (await model.EmbedAsync([Question], TextRole.Query, cancellationToken))[0];
        var documents = await model.EmbedAsync([Paraphrase, Unrelated, Translation], TextRole.Document, cancellationToken);
        float Cosine(int i) => TensorPrimitives.Dot<float>(query, documents[i]);
        return new(
            model.Space, model.MaxTokens, Math.Round(opening.TotalSeconds, 3), Cosine(0), Cosine(1), Cosine(2), await SpeedAsync(model, cancellationToken));
    }

    private static async Task<double> SpeedAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        var texts = Enumerable.Range(0, 32).Select(i => $"{Paraphrase} {i}").ToList();
        var (began, done) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            await model.EmbedAsync(texts, TextRole.Document, cancellationToken);
            done += texts.Count;
        }
        while (Stopwatch.GetElapsedTime(began) < TimingFor);

        return Math.Round(done / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static ServiceProvider Kinds()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ToStandardError(new ConfigurationBuilder().Build(), LogLevel.Warning));
        new PhasaBuilder(services).AddLocalModels();
        return services.BuildServiceProvider();
    }
}
