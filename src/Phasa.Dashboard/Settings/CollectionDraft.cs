using Phasa.AspNetCore.Collections;

namespace Phasa.Dashboard.Settings;

/// <summary>A collection that somebody is about to make.</summary>
public sealed class CollectionDraft
{
    private static readonly char[] Between = [',', ' ', '、', '،'];

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The tags of its languages, with commas or spaces between.</summary>
    public string Languages { get; set; } = "";

    /// <summary>The name of its model; the service's usual one when null.</summary>
    public string? Model { get; set; }

    /// <summary>It as the API would be sent it.</summary>
    internal CollectionCreation ToCreation() =>
        new(Name.Trim(), Languages.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), string.IsNullOrEmpty(Model) ? null : Model);
}
