using Phasa.Embeddings;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Safetensors;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.StaticTables;

/// <summary>Opens a folder as an embedding model and checks that its parts belong together.</summary>
internal static class StaticModelLoader
{
    // Tables are sometimes padded to a round number of rows.
    private const int RowPadding = 128;

    /// <summary>The model.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: a file that is missing, damaged or another's.</exception>
    public static EmbeddingModel Load(StaticModelOptions options)
    {
        var folder = Inspect(options.Folder);
        var (table, tokenizer) = Open(folder, options);
        var space = new EmbeddingSpace(
            StaticModelKind.KindName,
            options.Name,
            ContentHash.Of(folder.Directory, folder.ContentFiles),
            table.Dimensions,
            options.QueryPrefix ?? folder.QueryPrompt ?? "",
            options.DocumentPrefix ?? folder.DocumentPrompt ?? "");
        return new EmbeddingModel(Embedder(folder, table, tokenizer, options), space, tokenizer, space.TextTokens(tokenizer, options.MaxTokens)) { Thresholds = options.Thresholds() };
    }

    /// <summary>The generator alone: its vectors have length 1 only where the folder says so.</summary>
    /// <exception cref="PhasaException">As of <see cref="Load"/>.</exception>
    public static StaticEmbedder LoadGenerator(StaticModelOptions options)
    {
        var folder = Inspect(options.Folder);
        var (table, tokenizer) = Open(folder, options);
        return Embedder(folder, table, tokenizer, options);
    }

    private static ModelFolder Inspect(string directory)
    {
        var folder = ModelFolder.Inspect(directory);
        folder.ThrowUnless(ModelFolderKind.StaticModel2Vec, ModelFolderKind.StaticSentenceTransformers);
        return folder.Modules.FirstOrDefault(m => m.Type is not ("StaticEmbedding" or "Normalize")) is { } module
            ? throw folder.Fault($"has a module '{module.Type}' after its table, which static models here do not have", "Use kind 'onnx' with an export of the whole model.")
            : folder;
    }

    private static StaticEmbedder Embedder(ModelFolder folder, StaticTable table, FolderTokenizer tokenizer, StaticModelOptions options) => new(
        table,
        tokenizer,
        new StaticPooling(SkipsUnknown(folder, tokenizer), options.MaxTokens, folder.Normalizes ?? false),
        options.Name);

    /// <summary>Model2Vec leaves out the unknown token that its library can name, and it cannot name a unigram model's.</summary>
    private static bool SkipsUnknown(ModelFolder folder, FolderTokenizer tokenizer) => IsModel2Vec(folder) && tokenizer.Family != "unigram";

    private static bool IsModel2Vec(ModelFolder folder) => folder.Kind == ModelFolderKind.StaticModel2Vec;

    private static (StaticTable Table, FolderTokenizer Tokenizer) Open(ModelFolder folder, StaticModelOptions options)
    {
        var tokenizer = TokenizerFolder.Load(folder.TokenizerDirectory);
        var table = OpenTable(folder);
        try
        {
            Check(folder, options, table, tokenizer);
            return (table, tokenizer);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private static StaticTable OpenTable(ModelFolder folder)
    {
        var file = SafetensorsFile.Open(Path.Combine(folder.Directory, folder.TableFile!));
        try
        {
            return IsModel2Vec(folder)
                ? new StaticTable(file, "embeddings", "weights", "mapping")
                : new StaticTable(file, file.Tensors.ContainsKey("embedding.weight") ? "embedding.weight" : "embeddings");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Check(ModelFolder folder, StaticModelOptions options, StaticTable table, FolderTokenizer tokenizer)
    {
        if (options.Dimensions is { } expected && expected != table.Dimensions)
        {
            throw table.Fault($"has vectors of {table.Dimensions} dimensions; {expected} are configured for model '{options.Name}'");
        }

        var most = IsModel2Vec(folder) ? tokenizer.VocabularySize : (tokenizer.VocabularySize + RowPadding - 1) / RowPadding * RowPadding;
        if (table.Ids < tokenizer.VocabularySize || table.Ids > most)
        {
            throw folder.Fault(
                $"has a tokenizer of {tokenizer.VocabularySize} tokens and, in {folder.TableFile}, vectors of {table.Ids}; they are not of one model",
                "Fetch both files again from the same place and revision.");
        }
    }
}
