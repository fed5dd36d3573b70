using Phasa.LocalModels.Json;
using Phasa.LocalModels.Safetensors;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>Reads what the files of a model folder say.</summary>
internal static class ModelFolderReader
{
    private static readonly string[] Playing = [".onnx", ".onnx_data", ".safetensors", ".json", ".txt", ".model"];

    public static ModelFolder Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"There is no folder {directory}.",
                "Give the folder that holds the model's files; 'phasa models pull NAME' fetches one.")
            { Location = directory };
        }

        var root = Path.GetFullPath(directory);
        var files = ListFiles(root);
        var modules = ModulesFile.Read(root);
        var layout = ModelLayout.Of(root, files, modules);
        var settings = ModelSettings.Read(root, modules);
        return new ModelFolder
        {
            Directory = root,
            Kind = layout.Kind,
            Files = files,
            Missing = layout.Missing,
            TableFile = layout.TableFile,
            TokenizerDirectory = layout.TokenizerDirectory,
            TokenizerFamily = ReadFamily(layout.TokenizerDirectory),
            ModelType = settings.ModelType,
            Names = [Path.GetFileName(Path.TrimEndingDirectorySeparator(root)), .. settings.Names],
            VocabularySize = settings.VocabularySize,
            Positions = settings.Positions,
            Dimensions = layout.TableDimensions ?? settings.Dimensions,
            Modules = modules,
            Pooling = layout.TableFile is null ? settings.Pooling : PoolingMode.Mean,
            PoolsOtherwise = settings.PoolsOtherwise,
            PoolsPrompt = settings.PoolsPrompt,
            Normalizes = settings.Normalizes,
            MaxTokens = layout.TableFile is null ? settings.MaxTokens : null,
            LowerCases = settings.LowerCases,
            Prompts = settings.Prompts,
            DefaultPrompt = settings.DefaultPrompt,
        };
    }

    private static List<ModelFile> ListFiles(string root)
    {
        // Two levels: a model's own folder, its modules, and in those nothing further.
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.Hidden };
        return
        [
            .. new DirectoryInfo(root).EnumerateFiles("*", options)
                .Where(f => Playing.Contains(f.Extension.ToLowerInvariant()))
                .Select(f => new ModelFile(Path.GetRelativePath(root, f.FullName).Replace('\\', '/'), f.Length))
                .Where(f => !f.Path.StartsWith('.'))
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];
    }

    private static string? ReadFamily(string directory)
    {
        var file = Path.Combine(directory, "tokenizer.json");
        return File.Exists(file) ? JsonFile.Read(file, top => top.Child("model")?.Text("type"))
            : File.Exists(Path.Combine(directory, "vocab.txt")) ? "WordPiece"
            : null;
    }
}
