using System.Runtime.CompilerServices;
using Phasa.Languages;

namespace Phasa.Ingestion.Readers;

/// <summary>
/// Reads documents from files and folders. A file of one document gets its path relative to the given folder, without
/// extension and with '/' between folders, as its id; a file given by itself, its name. Thread-safe.
/// </summary>
/// <param name="readers">The file types.</param>
/// <param name="maxCharacters">The longest text of a document.</param>
public sealed class DocumentFiles(DocumentReaders readers, int maxCharacters = ReadContext.DefaultMaxCharacters)
{
    private static readonly Dictionary<LanguageTag, string> NoTranslations = [];

    /// <summary>
    /// Reads all documents, in ordinal order of their paths below each given path. Hidden files are passed over; files of
    /// unknown type are reported as skipped; a file that cannot be read is an item with its error, and the rest is read.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="translations">Per language, a folder in which the file with the same relative path is a document's
    /// translation, or a file that translates the one given file. Only files of one document (Markdown, text, HTML) pair.
    /// A translation without its document is reported as skipped.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> when a given path does not exist, or a
    /// translation file is given for anything but one file.</exception>
    public async IAsyncEnumerable<FileItem> ReadAsync(
        IReadOnlyList<string> paths, IReadOnlyDictionary<LanguageTag, string>? translations = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pairs = new TranslationFiles(translations ?? NoTranslations, readers, maxCharacters);
        pairs.CheckAgainst(paths);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, relative) in paths.SelectMany(p => Files(p, pairs.Folders)))
        {
            if (readers.Find(path) is not { } reader)
            {
                yield return new FileItem(path, null, $"the file type '{Path.GetExtension(path)}' is not one of {string.Join(", ", readers.Extensions)}");
                continue;
            }

            var id = Path.ChangeExtension(relative, null);
            var context = new ReadContext(path, id, maxCharacters);
            var single = reader is TextFileReader;
            if (single && !ids.TryAdd(id, path))
            {
                yield return new FileItem(path, new ReadItem(0, null, new PhasaException(
                    ErrorCodes.InvalidRequest, $"'{path}' would have the id '{id}' that '{ids[id]}' has.", "Rename one of the two files.")
                { Location = path }));
                continue;
            }

            await foreach (var item in ReadFileAsync(reader, path, context, cancellationToken))
            {
                yield return new FileItem(path, single ? await pairs.AddAsync(item, relative, cancellationToken) : item);
            }
        }

        foreach (var (path, language) in pairs.Unused())
        {
            yield return new FileItem(path, null, $"it is a translation into '{language}' of no document that was read");
        }
    }

    private static IEnumerable<(string Path, string Relative)> Files(string path, IReadOnlySet<string> excluded) =>
        Directory.Exists(path) ? FileTree.Files(path, excluded)
        : File.Exists(path) ? [(path, Path.GetFileName(path))]
        : throw new PhasaException(ErrorCodes.InvalidRequest, $"There is no file or folder '{path}'.", "Check the path.") { Location = path };

    private static async IAsyncEnumerable<ReadItem> ReadFileAsync(
        IDocumentReader reader, string path, ReadContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream? content = null;
        IAsyncEnumerator<ReadItem>? items = null;
        try
        {
            for (var more = true; more;)
            {
                ReadItem? item = null;
                try
                {
                    content ??= File.OpenRead(path);
                    items ??= reader.ReadAsync(content, context, cancellationToken).GetAsyncEnumerator(cancellationToken);
                    more = await items.MoveNextAsync();
                    item = more ? items.Current : null;
                }
                catch (Exception e) when (e is PhasaException or IOException or UnauthorizedAccessException)
                {
                    (more, item) = (false, new ReadItem(0, null, FileFailure(e, path)));
                }

                if (item is not null)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await (items?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (content?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    internal static PhasaException FileFailure(Exception e, string path) => e is PhasaException known
        ? known.At(path)
        : new PhasaException(ErrorCodes.UnreadableText, $"'{path}' cannot be read: {e.Message}", "Check that the file exists and may be read.", e) { Location = path };
}
