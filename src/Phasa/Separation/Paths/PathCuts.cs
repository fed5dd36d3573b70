namespace Phasa.Separation.Paths;

/// <summary>Which paths are cut as users' searches are.</summary>
internal static class PathCuts
{
    /// <summary>Whether a path may answer nothing; the others rank all there is.</summary>
    public static bool IsCut(this RetrievalPath path) => path is RetrievalPath.Auto or RetrievalPath.AutoVector or RetrievalPath.AutoWords;
}
