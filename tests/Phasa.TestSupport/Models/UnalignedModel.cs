namespace Phasa.TestSupport.Models;

/// <summary>
/// A real model with the fault that Phasa is there to find: trained as the one in the box, but without any parallel Lao
/// segment and without reading Lao letters as Thai. Lao against Lao works; Lao against any other language does not.
/// </summary>
/// <remarks>
/// <c>train DATA --name static-without-lao --withhold lo --keep 0 --no-script-map --dimensions 128 --rows 40000
/// --steps 1500 --batch 512</c>
/// </remarks>
public static class UnalignedModel
{
    /// <summary>The model's name.</summary>
    public const string Name = "static-without-lao";

    /// <summary>The model file.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Models", Name + ".phasa");
}
