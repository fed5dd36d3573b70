using Phasa.Languages;

namespace Phasa.Ingestion.Readers;

/// <summary>Pairs the files of translation folders with documents by their relative paths.</summary>
internal sealed class TranslationFiles
{
    private readonly IReadOnlyDictionary<LanguageTag, string> _roots;
    private readonly DocumentReaders _readers;
    private readonly int _maxCharacters;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public TranslationFiles(IReadOnlyDictionary<LanguageTag, string> roots, DocumentReaders readers, int maxCharacters)
    {
        (_roots, _readers, _maxCharacters) = (roots, readers, maxCharacters);
        foreach (var (language, root) in roots)
        {
            if (!Directory.Exists(root) && !File.Exists(root))
            {
                throw new PhasaException(ErrorCodes.InvalidRequest, $"There is no file or folder '{root}' with translations into '{language}'.", "Check the path.") { Location = root };
            }
        }

        Folders = roots.Values.Where(Directory.Exists).Select(FileTree.RealPath).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The real paths of the folders; what is in them is no document.</summary>
    public IReadOnlySet<string> Folders { get; }

    /// <summary>Refuses a file as the translation of more than one file.</summary>
    public void CheckAgainst(IReadOnlyList<string> paths)
    {
        var file = _roots.Values.FirstOrDefault(File.Exists);
        if (file is not null && (paths.Count != 1 || !File.Exists(paths[0])))
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"The translation '{file}' is a file, and what it translates is not one file.",
                "Give one file and its translation, or a folder and the folder of its translations.")
            { Location = file };
        }
    }

    /// <summary>The document with its translations, or the error of the translation that cannot be read.</summary>
    public async Task<ReadItem> AddAsync(ReadItem item, string relative, CancellationToken cancellationToken)
    {
        if (item.Document is not { } document)
        {
            return item;
        }

        var translations = new Dictionary<LanguageTag, TranslationInput>();
        foreach (var (language, root) in _roots)
        {
            var path = Directory.Exists(root) ? Path.Combine(root, relative) : root;
            if (!File.Exists(path))
            {
                continue;
            }

            _used.Add(Path.GetFullPath(path));
            try
            {
                await using var content = File.OpenRead(path);
                var text = await TextFileReader.ReadTextAsync(content, new ReadContext(path, relative, _maxCharacters), cancellationToken);
                translations.Add(language, new TranslationInput(text));
                DocumentValidation.Validate(document with { Translations = translations }, _maxCharacters);
            }
            catch (Exception e) when (e is PhasaException or IOException or UnauthorizedAccessException)
            {
                return new ReadItem(item.Line, null, DocumentFiles.FileFailure(e, path));
            }
        }

        return item with { Document = document with { Translations = translations } };
    }

    /// <summary>The files that no document took, of the types that could be one.</summary>
    public IEnumerable<(string Path, LanguageTag Language)> Unused() =>
        from root in _roots
        from file in Directory.Exists(root.Value) ? FileTree.Files(root.Value, new HashSet<string>()).Select(f => f.Path) : [root.Value]
        where !_used.Contains(Path.GetFullPath(file)) && _readers.Find(file) is TextFileReader
        select (file, root.Key);
}
